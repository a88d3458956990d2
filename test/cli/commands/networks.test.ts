import { describe, expect, it } from 'vitest';
import { plain, replay } from './room.js';

function holds(transcript: string): void {
  expect(replay(transcript)).toBe(plain(transcript));
}

describe('networks', () => {
  it('are there from the start, and come and go by name', () =>
    holds(`
      $ docker network create net
      {1+}
      $ docker network ls
      NETWORK ID     NAME      DRIVER    SCOPE
      {2}   bridge    bridge    local
      {3}   host      host      local
      {1}   net       bridge    local
      {4}   none      null      local
      $ docker network ls --filter type=builtin --format '{{.Name}}'
      bridge
      host
      none
      $ docker network rm bridge net
      net
      Error response from daemon: bridge is a pre-defined network and cannot be removed
      exit status 1
      [exit 1]
      $ docker network ls -q
      {2}
      {3}
      {4}
    `));

  it('give the lowest free address, and say so in /etc/hosts', () =>
    holds(`
      $ docker network create net
      {1+}
      $ docker run -d --name aa --network net box sleep 100
      {2+}
      $ docker run -d --name bb --network net -h bee box sleep 100
      {3+}
      $ docker rm -f aa
      aa
      $ docker run -d --name cc --network net box sleep 100
      {4+}
      $ docker inspect bb cc --format '{{.NetworkSettings.Networks.net.IPAddress}} {{.NetworkSettings.Networks.net.MacAddress}}'
      172.18.0.3 02:42:ac:12:00:03
      172.18.0.2 02:42:ac:12:00:02
      $ docker exec bb cat /etc/hosts
      127.0.0.1\tlocalhost
      ::1\tlocalhost ip6-localhost ip6-loopback
      fe00::0\tip6-localnet
      ff00::0\tip6-mcastprefix
      ff02::1\tip6-allnodes
      ff02::2\tip6-allrouters
      172.18.0.3\tbee
      $ docker network inspect net --format '{{json .IPAM.Config}} {{len .Containers}}'
      [{"Subnet":"172.18.0.0/16","Gateway":"172.18.0.1"}] 2
    `));

  it('ranges go round, and overlap nowhere', () =>
    holds(`
      $ docker network create one
      {1+}
      $ docker network rm one
      one
      $ docker network create two
      {2+}
      $ docker network inspect two --format '{{json .IPAM.Config}}'
      [{"Subnet":"172.19.0.0/16","Gateway":"172.19.0.1"}]
      $ docker network create --subnet 172.19.5.0/24 three
      Error response from daemon: Pool overlaps with other one on this address space
      [exit 1]
      $ docker network create --gateway 10.0.0.1 three
      every ip-range or gateway must have a corresponding subnet
      [exit 1]
    `));

  it('of a running container are told of by events', () =>
    holds(`
      $ docker network create net
      {1+}
      $ docker run -d --name aa --network net -p 8080:80 box sleep 100
      {2+}
      $ docker create --name bb --network net -p 8080:80 box sleep 100
      {3+}
      $ docker start bb
      Error response from daemon: driver failed programming external connectivity on endpoint bb ({4+}): Bind for 0.0.0.0:8080 failed: port is already allocated
      Error: failed to start containers: bb
      [exit 1]
      $ docker network disconnect net aa
      $ docker port aa
      $ docker network connect net aa
      $ docker port aa
      80/tcp -> 0.0.0.0:8080
      80/tcp -> [::]:8080
      $ docker rm -f aa bb
      aa
      bb
      $ docker network rm net
      net
      $ sleep 1
      $ docker events --since 1h --until 0s --filter type=network --format '{{.Action}} {{.Actor.Attributes.name}} {{.Actor.Attributes.container}}'
      create net <no value>
      connect net {2+}
      disconnect net {3+}
      disconnect net {2+}
      disconnect net {2+}
      connect net {2+}
      disconnect net {2+}
      destroy net <no value>
    `));

  it('have nothing to say about containers of the default one', () =>
    holds(`
      $ docker run -d --name aa box sleep 100
      {1+}
      $ docker inspect aa --format '{{.NetworkSettings.Networks.bridge.IPAddress}}|{{.NetworkSettings.Networks.bridge.NetworkID}}'
      |
      $ docker network inspect bridge --format '{{len .Containers}}'
      0
      $ docker network create net
      {2+}
      $ docker network connect net aa
      $ docker ps --format '{{.Names}} {{.Networks}}'
      aa bridge,net
      $ docker network disconnect bridge aa
      $ docker restart -t 0 aa
      aa
      $ docker ps --filter network=net --format '{{.Names}} {{.Networks}}'
      aa net
      $ docker run --network net --network bridge box true
      docker: conflicting options: cannot attach both user-defined and non-user-defined network-modes

      Run 'docker run --help' for more information
      [exit 125]
    `));
});
