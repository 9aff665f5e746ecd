# syntax=docker/dockerfile:1
# The tower in any of its roles: what a container does is said by its settings (docker-compose.yml).

FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The map comes from npm packages, by lock file.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
RUN dotnet publish silo/Dispatch.Silo.csproj -c Release -o /app -nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# Where a tower without Redis keeps its store.
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data
USER $APP_UID
ENV ASPNETCORE_URLS=http://+:8080 \
    Dispatch__Storage__Path=/data
EXPOSE 8080
# The image has neither curl nor wget; bash speaks TCP.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD \
    ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200 '* ]]"]
# Longer than the tower takes to end in order.
STOPSIGNAL SIGTERM
ENTRYPOINT ["dotnet", "Dispatch.Silo.dll"]
