import { describe, expect, it } from 'vitest';
import { plain, replay } from './room.js';

function holds(transcript: string): void {
  expect(replay(transcript)).toBe(plain(transcript));
}

describe('images', () => {
  it('are made of containers, listed, tagged and removed', () =>
    holds(`
      $ docker run --name c1 box sh -c 'echo hello > /hello'
      $ docker commit -m 'a greeting' c1 mine
      sha256:{1+}
      $ docker images
      REPOSITORY   TAG       IMAGE ID       CREATED                  SIZE
      mine         latest    {1}   Less than a second ago   1MB
      tools        v1        {2}   3 days ago               1MB
      box          latest    {3}   3 days ago               1MB
      $ docker history --format '{{.ID}} {{.Size}} {{.Comment}}' mine
      {1} 6B a greeting
      {3} 1MB Imported from -
      $ docker tag mine yours:v2
      $ docker rmi mine
      Untagged: mine:latest
      $ docker rmi yours:v2
      Untagged: yours:v2
      Deleted: sha256:{1+}
      Deleted: sha256:{4+}
    `));

  it('without any change have no layer of their own', () =>
    holds(`
      $ docker run --name c1 box true
      $ docker commit c1 same
      sha256:{1+}
      $ docker rm c1
      c1
      $ docker rmi same
      Untagged: same:latest
      Deleted: sha256:{1+}
    `));

  it('in use are kept, and who uses them is told', () =>
    holds(`
      $ docker create --name c1 tools:v1
      {1+}
      $ docker rmi tools:v1 nosuch
      Error response from daemon: conflict: unable to remove repository reference "tools:v1" (must force) - container {1} is using its referenced image {2}
      Error response from daemon: No such image: nosuch:latest
      [exit 1]
      $ docker rmi -f nosuch
      Error response from daemon: No such image: nosuch:latest
    `));

  it('have names that are read by the client', () =>
    holds(`
      $ docker tag box Upper
      Error parsing reference: "Upper" is not a valid repository/tag: invalid reference format: repository name (library/Upper) must be lowercase
      [exit 1]
      $ docker tag box -v
      Error parsing reference: "-v" is not a valid repository/tag: invalid reference format
      [exit 1]
      $ docker commit c1 a/B/c
      invalid reference format: repository name (a/B/c) must be lowercase
      [exit 1]
      $ docker pull localhost/Box
      invalid reference format: repository name (Box) must be lowercase
      [exit 1]
    `));

  it('go to a registry and come back', () =>
    holds(`
      $ docker tag box 127.0.0.1:5000/team/box:v1
      $ docker push 127.0.0.1:5000/team/box:v1 | tail -n 1 | cut -c1-18
      v1: digest: sha256
      $ docker push 127.0.0.1:5000/team/box
      Using default tag: latest
      The push refers to repository [127.0.0.1:5000/team/box]
      tag does not exist: 127.0.0.1:5000/team/box:latest
      [exit 1]
      $ docker pull -q 127.0.0.1:5000/team/box:v1
      127.0.0.1:5000/team/box:v1
      $ docker pull -a 127.0.0.1:5000/team/box:v1
      tag can't be used with --all-tags/-a
      [exit 1]
      $ docker pull 127.0.0.1:5000/team/box
      Using default tag: latest
      Error response from daemon: manifest for 127.0.0.1:5000/team/box:latest not found: manifest unknown: manifest unknown
      [exit 1]
    `));
});

describe('docker inspect', () => {
  it('looks for containers first, then images, networks and volumes', () =>
    holds(`
      $ docker create --name both box
      {1+}
      $ docker tag box both
      $ docker volume create both
      both
      $ docker inspect -f '{{.Name}}' both
      /both
      $ docker inspect --type image -f '{{.RepoTags}}' both
      [both:latest box:latest]
      $ docker inspect --type volume -f '{{.Mountpoint}}' both
      /var/lib/docker/volumes/both/_data
      $ docker inspect -f '{{.Id}}' nosuch both
      {1+}
      Error: No such object: nosuch
      [exit 1]
      $ docker inspect nosuch
      []
      Error: No such object: nosuch
      [exit 1]
      $ docker image inspect -f '{{.Id}}' nosuch

      Error response from daemon: no such image: nosuch: No such image: nosuch:latest
      [exit 1]
      $ docker inspect --type bogus both
      unknown type: "bogus": must be one of "config", "container", "image", "network", "node", "plugin", "secret", "service", "task", "volume"
      [exit 1]
      $ docker inspect -f '{{' both
      template parsing error: template: :1: unclosed action
      [exit 64]
    `));

  it('knows of an image what the image specification has', () =>
    holds(`
      $ docker inspect -f '{{json .Config}} {{.Config.Entrypoint}}' tools:v1
      {"Env":["KIND=tools"],"Cmd":["sh"]} []
    `));

  it('finds what the engine leaves out empty', () =>
    holds(`
      $ docker create --name c1 box
      {1+}
      $ docker inspect -f '{{json .HostConfig.Tmpfs}} {{json .HostConfig.Mounts}} {{.State.Health}}' c1
      null null <nil>
    `));
});

describe('prune', () => {
  it('asks, and takes the end of the input for a no', () =>
    holds(`
      $ docker create --name c1 box
      {1+}
      $ docker container prune < /dev/null
      WARNING! This will remove all stopped containers.
      Are you sure you want to continue? [y/N]
      $ echo y | docker container prune
      WARNING! This will remove all stopped containers.
      Are you sure you want to continue? [y/N] Deleted Containers:
      {1+}

      Total reclaimed space: 0B
      $ docker container prune -f
      Total reclaimed space: 0B
    `));

  it('takes unused images and volumes', () =>
    holds(`
      $ docker volume create data
      data
      $ docker create --name c1 box
      {1+}
      $ docker image prune -f
      Total reclaimed space: 0B
      $ docker image prune -a -f
      Deleted Images:
      untagged: tools:v1
      deleted: sha256:{2+}
      deleted: sha256:{3+}

      Total reclaimed space: 1MB
      $ docker volume prune -a -f
      "--all" requires API version 1.42, but the Docker daemon API version is 1.41
      [exit 1]
      $ docker volume prune -f
      Deleted Volumes:
      data

      Total reclaimed space: 0B
      $ docker system prune -f --filter label=none
      Total reclaimed space: 0B
      $ docker system prune -f --volumes --filter until=1h
      ERROR: The "until" filter is not supported with "--volumes"
      [exit 1]
      $ docker system prune -a < /dev/null
      WARNING! This will remove:
      - all stopped containers
      - all networks not used by at least one container
      - all images without at least one container associated to them
      - all build cache

      Are you sure you want to continue? [y/N]
    `));
});

describe('volumes', () => {
  it('are made, listed and removed', () =>
    holds(`
      $ docker volume create --label a=b data
      data
      $ docker volume create x
      Error response from daemon: create x: volume name is too short, names should be at least two alphanumeric characters
      [exit 1]
      $ docker volume ls --format '{{.Name}} {{.Labels}}'
      data a=b
      $ docker create --name c1 -v data:/data box
      {1+}
      $ docker volume rm data nosuch
      Error response from daemon: remove data: volume is in use - [{1+}]
      Error response from daemon: get nosuch: no such volume
      [exit 1]
      $ docker rm c1
      c1
      $ docker volume rm -f data nosuch
      data
      nosuch
      $ docker volume rm ''
      invalid volume name or ID: value is empty
      [exit 1]
    `));

  it('count in what is used', () =>
    holds(`
      $ docker run --name c1 -v data:/data box sh -c 'head -c 2500 /dev/zero > /data/z; head -c 100 /dev/zero > /z'
      $ docker system df
      TYPE            TOTAL     ACTIVE    SIZE      RECLAIMABLE
      Images          2         1         2MB       1MB (50%)
      Containers      1         0         100B      100B (100%)
      Local Volumes   1         1         2.5kB     0B (0%)
      Build Cache     0         0         0B        0B
      $ docker ps -as --format '{{.Size}}'
      100B (virtual 1MB)
    `));
});

describe('what happened', () => {
  it('is told by docker events', () =>
    holds(`
      $ date +%s > since
      $ docker run --name c1 box sh -c 'exit 2'
      [exit 2]
      #! wait 1000
      $ docker events --since $(cat since) --until $(date +%s) --format '{{.Type}} {{.Action}} {{.Actor.Attributes.exitCode}}'
      container create <no value>
      container attach <no value>
      container start <no value>
      container die 2
      $ docker events --since x
      failed to parse value as time or duration: "x"
      [exit 1]
    `));
});
