import type { Engine } from '../engine.js';

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The files of a container: which have changed, and what those in a folder say that programs write to. */
const containerQuestions = (name: string): string[] => [
  `docker diff ${name}`,
  `docker cp ${name}:/data - | tar xOf - | md5sum`,
];

/** Names and owners of what is in some volumes, then what their files say. */
function volumeQuestions(names: readonly string[]): string[] {
  const folders = names.map((name) => `/var/lib/docker/volumes/${name}/_data`);
  return folders.flatMap((folder) => [
    `find ${folder} | sort | xargs -r stat -c '%A %u:%g %h %N'; find ${folder} -type f | sort | xargs -r md5sum`,
  ]);
}

/**
 * Commands that together ask for everything that is there. Containers come before volumes, because anonymous volumes
 * are known by the place where they are mounted.
 */
export async function* finalQuestions(engine: Engine): AsyncGenerator<string> {
  yield 'docker ps -as --no-trunc';
  const found = wordsOf(
    (
      await engine.run(
        "docker ps -a --format '{{.Names}}'; echo -; docker volume ls -q; echo -; docker images -aq --no-trunc",
      )
    ).stdout,
  );
  const [containers, volumes, images] = split(found);
  if (containers.length > 0) yield `docker inspect -s ${containers.join(' ')}`;
  for (const name of containers) yield* containerQuestions(name);
  yield 'docker volume ls';
  if (volumes.length > 0) yield `docker volume inspect ${volumes.join(' ')}`;
  yield* volumeQuestions(volumes);
  yield 'docker images -a --no-trunc --digests';
  const ids = [...new Set(images)].map((id) => id.replace('sha256:', ''));
  if (ids.length > 0) yield `docker image inspect ${ids.join(' ')}`;
  yield 'docker system df -v';
  yield "find . | sort; find . -type f ! -name '*.tar' | sort | xargs -r md5sum";
}

/** Three lists with `-` between them. */
function split(words: readonly string[]): [string[], string[], string[]] {
  const lists: [string[], string[], string[]] = [[], [], []];
  let at = 0;
  for (const word of words) {
    if (word === '-') at += 1;
    else lists[at]?.push(word);
  }
  return lists;
}
