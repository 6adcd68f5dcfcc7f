#!/bin/sh
# Starts one server in a container. What is secret comes from files: an environment that is set from
# outside can be read by whoever may look at the container.
set -eu

secrets=/run/secrets
if [ -r "$secrets/database_password" ]; then
  PGPASSWORD=$(cat "$secrets/database_password")
  export PGPASSWORD
fi
if [ -r "$secrets/cookie_secret" ]; then
  STREAMLIT_SERVER_COOKIE_SECRET=$(cat "$secrets/cookie_secret")
  export STREAMLIT_SERVER_COOKIE_SECRET
fi
# In place of this shell, so that a stop reaches the server itself.
exec streamlit run app.py --server.address 0.0.0.0 --server.port 8501
