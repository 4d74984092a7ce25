# Kutip's workers and commands: `docker run kutip worker`. Everything that gets in is locked.

FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /build
COPY requirements/build.txt requirements/image.txt ./
# Some dependencies come as sources: they are built with what build.txt locks, as Kutip is.
RUN pip install --require-hashes -r build.txt \
 && pip wheel --no-build-isolation --require-hashes -r image.txt -w wheels
COPY pyproject.toml README.md ./
COPY schemas schemas
COPY agents agents
COPY streams streams
RUN pip wheel --no-build-isolation --no-deps . -w wheels
RUN python -m venv --without-pip /opt/kutip \
 && pip --python /opt/kutip/bin/python install --no-index --no-deps wheels/*.whl

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 kutip
COPY --from=build /opt/kutip /opt/kutip
ENV PATH=/opt/kutip/bin:$PATH PYTHONUNBUFFERED=1
USER 10001
WORKDIR /home/kutip
COPY samples samples
ENTRYPOINT ["kutip"]
CMD ["worker"]
