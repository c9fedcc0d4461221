# The service, as nobody, on a read-only file system: mount a volume at /data for the embedded store.
FROM python:3.11-slim AS build
WORKDIR /src
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /opt/contract-graph \
    && /opt/contract-graph/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY requirements/dev.txt requirements/dev.txt
RUN python -m venv /opt/build && /opt/build/bin/pip install --no-cache-dir --require-hashes -r requirements/dev.txt
COPY . .
RUN /opt/build/bin/pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheels . \
    && /opt/contract-graph/bin/pip install --no-cache-dir --no-deps --no-index /wheels/*.whl

FROM python:3.11-slim
COPY --from=build /opt/contract-graph /opt/contract-graph
RUN mkdir /data && chown 65534:65534 /data
ENV PATH=/opt/contract-graph/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    CONTRACT_GRAPH_STORE=sqlite:////data/graph.sqlite \
    CONTRACT_GRAPH_HOST=0.0.0.0
USER 65534:65534
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=5 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
ENTRYPOINT ["contract-graph"]
CMD ["serve"]
