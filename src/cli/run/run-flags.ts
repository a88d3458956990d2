/** The flags of `docker create`, and those that `docker run` has besides. */
import type { ParsedFlags } from '../flags.js';
import { bytes, duration, integer, list, map, processors, records, text, toggle, unsigned } from '../flag-kinds.js';
import { parseByteRate, parseGpus, parseOperationRate, parseUlimit, parseWeightDevice } from './device-options.js';
import { parseMountOption } from './mount-option.js';
import { parseNetworkOption } from './network-option.js';
import {
  checkAddHost,
  checkAttach,
  checkCgroupRule,
  checkDns,
  checkDnsSearch,
  checkEnv,
  checkLabel,
  checkLink,
  checkSysctl,
} from './option-values.js';

const identityFlags = {
  name: text('Call the container this'),
  hostname: text('Host name inside', { short: 'h' }),
  domainname: text('NIS domain name inside'),
  platform: text('Platform, where the Engine has several', { api: '1.32' }),
  pull: text('When to pull the image: always, missing or never', { initial: 'missing' }),
  quiet: toggle('Say nothing while pulling', { short: 'q' }),
  'disable-content-trust': toggle('Do not verify the image', { initial: true }),
  cidfile: text('Put the identifier into this file'),
  label: list('Label of the container', { short: 'l', check: checkLabel }),
  'label-file': list('File with a label a line'),
  annotation: map('Annotation for the runtime', { api: '1.43' }),
};

const processFlags = {
  attach: list('Streams to connect: stdin, stdout, stderr', { short: 'a', check: checkAttach }),
  interactive: toggle('Keep the input open', { short: 'i' }),
  tty: toggle('Give it a terminal', { short: 't' }),
  entrypoint: text('Program instead of the ENTRYPOINT of the image'),
  env: list('Environment variable', { short: 'e', check: checkEnv }),
  'env-file': list('File with an environment variable a line'),
  user: text('User, or user:group, by name or number', { short: 'u' }),
  'group-add': list('Further group of the process'),
  workdir: text('Directory to start in', { short: 'w' }),
  init: toggle('Put a small init before the program', { api: '1.25' }),
  'stop-signal': text('Signal that asks it to stop'),
  'stop-timeout': integer('Seconds to wait after that signal', { api: '1.25' }),
  privileged: toggle('Give it all powers over the host'),
  'cap-add': list('Capability to give'),
  'cap-drop': list('Capability to take away'),
  'security-opt': list('Security option'),
  'health-cmd': text('Command that checks its health'),
  'health-interval': duration('Time between checks'),
  'health-retries': integer('Failures in a row that make it unhealthy'),
  'health-start-interval': duration('Time between checks while it starts', { api: '1.44' }),
  'health-start-period': duration('Time in which failures do not count', { api: '1.29' }),
  'health-timeout': duration('Longest time for one check'),
  'no-healthcheck': toggle('Ignore the HEALTHCHECK of the image'),
  rm: toggle('Remove the container and its anonymous volumes when it exits'),
  restart: text('When to start it again: no, on-failure[:n], always, unless-stopped', { initial: 'no' }),
};

const storageFlags = {
  volume: list('Mount a volume or a path of the host', { short: 'v' }),
  mount: records('mount', 'Mount a volume, a path of the host or a tmpfs', parseMountOption),
  'volumes-from': list('Mount what this container mounts'),
  'volume-driver': text('Driver of its volumes'),
  tmpfs: list('Mount a file system in memory here'),
  'read-only': toggle('Make the root file system read-only'),
  'storage-opt': list('Storage driver option'),
  'shm-size': bytes('Size of /dev/shm'),
};

const networkFlags = {
  network: records('network', 'Network to connect to', parseNetworkOption),
  net: records('network', 'Network to connect to', parseNetworkOption, { hidden: true }),
  'network-alias': list('Further name of it in that network'),
  'net-alias': list('Further name of it in that network', { hidden: true }),
  publish: list('Host port for a port of the container', { short: 'p' }),
  'publish-all': toggle('A host port for every exposed port', { short: 'P' }),
  expose: list('Port to expose'),
  link: list('Container to link to', { check: checkLink }),
  'link-local-ip': list('Link-local address'),
  ip: text('IPv4 address'),
  ip6: text('IPv6 address'),
  'mac-address': text('Ethernet address'),
  'add-host': list('Line for /etc/hosts: host:ip', { check: checkAddHost }),
  dns: list('Name server', { check: checkDns }),
  'dns-option': list('Option for resolv.conf'),
  'dns-opt': list('Option for resolv.conf', { hidden: true }),
  'dns-search': list('Search domain', { check: checkDnsSearch }),
  ipc: text('IPC name space'),
  pid: text('PID name space'),
  uts: text('UTS name space'),
  userns: text('User name space', { api: '1.23' }),
  cgroupns: text('Control group name space', { api: '1.41' }),
};

const resourceFlags = {
  memory: bytes('Memory limit', { short: 'm' }),
  'memory-reservation': bytes('Soft memory limit'),
  'memory-swap': bytes('Memory and swap together; -1 for no limit', { unlimited: true }),
  'memory-swappiness': integer('How readily it swaps, 0 to 100', { initial: -1 }),
  'kernel-memory': bytes('Kernel memory limit'),
  cpus: processors('Number of processors', { api: '1.25' }),
  'cpu-shares': integer('Share of processor time', { short: 'c' }),
  'cpu-period': integer('Scheduler period'),
  'cpu-quota': integer('Scheduler quota'),
  'cpu-rt-period': integer('Real-time period in microseconds', { api: '1.25' }),
  'cpu-rt-runtime': integer('Real-time run time in microseconds', { api: '1.25' }),
  'cpu-count': integer('Number of processors (Windows)', { needs: 'windows' }),
  'cpu-percent': integer('Percentage of the processors (Windows)', { needs: 'windows' }),
  'cpuset-cpus': text('Processors it may use: 0-3, 0,1'),
  'cpuset-mems': text('Memory nodes it may use: 0-3, 0,1'),
  'cgroup-parent': text('Control group above its own'),
  'blkio-weight': unsigned('Weight of its block I/O, 10 to 1000', 16),
  'blkio-weight-device': records('list', 'Weight for one device', parseWeightDevice),
  'device-read-bps': records('list', 'Bytes a second from a device', parseByteRate),
  'device-read-iops': records('list', 'Reads a second from a device', parseOperationRate),
  'device-write-bps': records('list', 'Bytes a second to a device', parseByteRate),
  'device-write-iops': records('list', 'Writes a second to a device', parseOperationRate),
  'io-maxbandwidth': bytes('Bytes a second of the system drive (Windows)', { needs: 'windows' }),
  'io-maxiops': unsigned('Operations a second of the system drive (Windows)', 64, { needs: 'windows' }),
  device: list('Device of the host'),
  'device-cgroup-rule': list('Rule for devices', { check: checkCgroupRule }),
  gpus: records('gpu-request', 'Graphics processors; all for every one', parseGpus, { api: '1.40' }),
  'oom-kill-disable': toggle('Never kill it for lack of memory'),
  'oom-score-adj': integer('How readily it is killed for lack of memory'),
  'pids-limit': integer('Most processes it may have; -1 for no limit'),
  ulimit: records('ulimit', 'Limit of the process', parseUlimit),
  sysctl: map('Kernel setting', { check: checkSysctl }),
  runtime: text('Runtime to use'),
  isolation: text('Kind of isolation'),
  'log-driver': text('Where its output goes'),
  'log-opt': list('Option of the log driver'),
  'use-api-socket': toggle('Mount the socket of the Engine', { notSimulated: 'the socket of the Engine' }),
};

/** What turns into the body of the create call, and `name`, `platform`, `pull`, `quiet` beside it. */
export const CREATE_FLAGS = { ...identityFlags, ...processFlags, ...storageFlags, ...networkFlags, ...resourceFlags };

export const RUN_FLAGS = {
  ...CREATE_FLAGS,
  detach: toggle('Print the identifier and leave it running', { short: 'd' }),
  'detach-keys': text('Keys that detach the terminal'),
  'sig-proxy': toggle('Pass signals on to it', { initial: true }),
};

/** Read flags of `create`, or of `run`, which has them all. The first positional is the image, the rest its command. */
export type CreateFlags = Pick<ParsedFlags<typeof CREATE_FLAGS>, 'values' | 'changed' | 'positionals'>;
