# The image of Samen for web, worker, beat and migrate. Packages and static files are built in stages of their
# own; the image that runs holds neither their tools nor anything of a person's, and runs as nobody special.

FROM python:3.11-slim AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
COPY config/build/installer.lock requirements.lock /build/
RUN pip install --require-hashes -r /build/installer.lock \
 && python -m venv --without-pip /opt/venv \
 && uv pip install --no-cache --compile-bytecode --python /opt/venv/bin/python --require-hashes \
    -r /build/requirements.lock

FROM packages AS files
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY . .
# The settings of production name what they miss, so each gets a value that is good for nothing else.
RUN python -m config.build.catalogues \
 && python -m config.build.fonts \
 && DJANGO_SETTINGS_MODULE=config.settings.production SECRET_KEY="only-to-collect-static-files-$(date +%s%N)" \
    ALLOWED_HOSTS=build.invalid SAMEN_BASE_URL=https://build.invalid DEFAULT_FROM_EMAIL=build@build.invalid \
    EMAIL_URL=smtp://build.invalid:25 DATABASE_URL=postgres://build@build.invalid/build \
    CELERY_BROKER_URL=redis://build.invalid/0 CACHE_URL=redis://build.invalid/1 SAMEN_DATA_DIR=/tmp \
    python manage.py collectstatic --no-input

FROM python:3.11-slim
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production SAMEN_DATA_DIR=/data
RUN useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin samen \
 && install --directory --owner=samen --group=samen --mode=0700 /data /keys
COPY --from=packages /opt/venv /opt/venv
COPY --from=files /app /app
WORKDIR /app
USER samen
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
     "--blocking-threads", "4", "--no-ws", "--respawn-failed-workers", "config.wsgi:application"]
