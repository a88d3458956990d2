import type { Recorded } from './record.js';

/** Commands whose output tells of identifiers, names, ages, statuses, exit codes and instants. */
export const consoleLesson: readonly Recorded[] = [
  [100, 'docker run -d --name web busybox sleep 300'],
  [300, 'docker ps'],
  [250, 'docker run -d debian sleep 5'],
  [20_000, 'docker ps -a'],
  [400, 'docker commit web demo:v1'],
  [200, 'docker images'],
  [420_000, 'docker images'],
  [100, 'docker rm @0'],
  [100, 'docker run -d busybox sleep 1000'],
  [100, 'docker ps -a'],
  [100, 'docker logs @name'],
  [100, 'docker rm nosuch'],
  [61_000, 'docker ps -a'],
  [100, "docker ps -a --format '{{.ID}} {{.Names}} {{.Status}} {{.RunningFor}}'"],
  [100, 'docker inspect @full'],
  [100, 'docker stop @0'],
  [5_000, 'docker inspect @full'],
  [5_000, 'docker rm @0'],
  [100, 'echo 5 seconds'],
];

/** A shell in a container, in a terminal. */
export const sessionLesson: readonly Recorded[] = [
  [100, 'docker run -ti debian bash'],
  [4_000, 'ls'],
  [1_000, 'touch DATAFILE'],
  [1_000, 'ls'],
  [19_500, 'exit'],
  [7_000, 'docker ps -l'],
  [200_000, 'docker commit @0 demo:v2'],
  [200, 'docker images'],
  [7_300_000, 'docker images'],
  [100, 'docker ps -a'],
];
