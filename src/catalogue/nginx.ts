import { debian } from './debian.js';
import { blob, blobs, directories, directory, type FileRow, filledUp, link, text } from './file-row.js';
import { gnuGroup, gnuPasswd } from './gnu-system.js';
import { type Recipe, usualPath } from './recipe.js';

const mainConfig = `user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /run/nginx.pid;

events {
    worker_connections  1024;
}

http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;
    access_log    /var/log/nginx/access.log;
    sendfile      on;
    include       /etc/nginx/conf.d/*.conf;
}
`;

const defaultSite = `server {
    listen       80;
    server_name  localhost;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    error_page  500 502 503 504  /50x.html;
}
`;

const welcome = `<!DOCTYPE html>
<html>
<head><title>Welcome to nginx!</title></head>
<body>
<h1>Welcome to nginx!</h1>
<p>This page is served by the nginx web server of a simulated container.</p>
</body>
</html>
`;

const entrypoint = `#!/bin/sh
# Runs the scripts that were put into /docker-entrypoint.d, then the command.
set -e
for script in /docker-entrypoint.d/*.sh; do
    if [ -x "$script" ]; then "$script"; fi
done
exec "$@"
`;

function packageRows(): readonly FileRow[] {
  const rows = [
    ...directories('/etc/nginx', 'conf.d'),
    ...directories('/usr/share/nginx', 'html'),
    ...directories('/usr/lib/nginx', 'modules'),
    ...directories('/var/cache', 'nginx'),
    ...directories('/var/log', 'nginx'),
    directory('/docker-entrypoint.d'),
    text('/etc/passwd', `${gnuPasswd}nginx:x:101:101:nginx user:/nonexistent:/bin/false\n`),
    text('/etc/group', `${gnuGroup}nginx:x:101:\n`),
    text('/etc/nginx/nginx.conf', mainConfig),
    text('/etc/nginx/conf.d/default.conf', defaultSite),
    blob('/etc/nginx/mime.types', 5349),
    link('/etc/nginx/modules', '/usr/lib/nginx/modules'),
    text('/usr/share/nginx/html/index.html', welcome),
    blob('/usr/share/nginx/html/50x.html', 497),
    link('/var/log/nginx/access.log', '/dev/stdout'),
    link('/var/log/nginx/error.log', '/dev/stderr'),
    blob('/usr/sbin/nginx', 1_569_824, '755'),
    blob('/usr/bin/curl', 289_608, '755'),
    blob('/usr/bin/openssl', 1_008_936, '755'),
    ...blobs(
      '/usr/lib/x86_64-linux-gnu',
      'libssl.so.3 692256\nlibcrypto.so.3 4709920\nlibcurl.so.4.8.0 718264\nlibxml2.so.2.9.14 1822160',
    ),
  ];
  return filledUp(rows, '/usr/lib/x86_64-linux-gnu/libicudata.so.72.1', 75_238_114);
}

const created = '2025-11-18T02:17:26Z';

export const nginx: Recipe = {
  repository: 'library/nginx',
  tags: ['1.27', 'latest'],
  config: {
    ExposedPorts: { '80/tcp': {} },
    Env: [usualPath, 'NGINX_VERSION=1.27.5', 'NJS_VERSION=0.8.10', 'PKG_RELEASE=1~bookworm'],
    Entrypoint: ['/docker-entrypoint.sh'],
    Cmd: ['nginx', '-g', 'daemon off;'],
    Labels: { maintainer: 'NGINX Docker Maintainers <docker-maint@nginx.com>' },
    StopSignal: 'SIGQUIT',
  },
  steps: [
    ...debian.steps,
    { createdBy: '/bin/sh -c #(nop)  LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com>', created },
    { createdBy: '/bin/sh -c #(nop)  ENV NGINX_VERSION=1.27.5', created },
    {
      created,
      createdBy: '/bin/sh -c apt-get update && apt-get install -y nginx=1.27.5 curl',
      files: { key: 'nginx-1.27-packages', rows: packageRows },
    },
    {
      created,
      createdBy: '/bin/sh -c #(nop) COPY file:docker-entrypoint.sh in / ',
      files: { key: 'nginx-1.27-entrypoint', rows: () => [text('/docker-entrypoint.sh', entrypoint, '755')] },
    },
    { createdBy: '/bin/sh -c #(nop)  ENTRYPOINT ["/docker-entrypoint.sh"]', created },
    { createdBy: '/bin/sh -c #(nop)  EXPOSE 80', created },
    { createdBy: '/bin/sh -c #(nop)  STOPSIGNAL SIGQUIT', created },
    { createdBy: '/bin/sh -c #(nop)  CMD ["nginx" "-g" "daemon off;"]', created },
  ],
};
