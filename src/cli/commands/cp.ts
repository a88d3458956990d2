/**
 * `docker cp`: files between a container and the machine the client runs on.
 *
 *     place = container ":" path | path | "-"       an absolute path, or one that begins with a dot, is of this machine
 *
 * What is copied keeps its name if the destination is a folder, and takes the destination's name otherwise; of a path
 * that ends in `/.` the content is copied.
 */
import { type Bytes, toBytes, toText } from '../../digest/bytes.js';
import { nameOf } from '../../engine/container-archive.js';
import { packFiles } from '../../engine/pack-files.js';
import { unpackFiles } from '../../engine/unpack-files.js';
import { isFault } from '../../filesystem/fault.js';
import { basename, clean, dirname } from '../../filesystem/path.js';
import { exit, type Json, type Next, type System } from '../../process/program.js';
import { humanSizeWithPrecision } from '../../time/size.js';
import { isFailure } from '../../world/failure.js';
import { toggle } from '../flag-kinds.js';
import { absolutePath } from '../run/absolute-path.js';
import { withInput } from './archive-streams.js';
import { command, type Invocation } from './command.js';
import { absolutePlace, originProblem, targetProblem } from './copy-places.js';
import { complain, giveUp, refused } from './speak.js';
import { errorWords } from './surroundings.js';

const flagSet = {
  archive: toggle('Keep who owns the files', { short: 'a' }),
  'follow-link': toggle('Copy what a link points to', { short: 'L' }),
  quiet: toggle('Say nothing', { short: 'q' }),
};

type Call = Invocation<typeof flagSet>;

interface Place {
  /** '' for this machine. */
  readonly container: string;
  readonly path: string;
}

export const cp = command({ flags: flagSet, step: (call, state) => copy(call, state) });

function placeOf(argument: string): Place {
  const colon = argument.indexOf(':');
  if (argument.startsWith('/') || argument.startsWith('.') || colon < 0) return { container: '', path: argument };
  return { container: argument.slice(0, colon), path: argument.slice(colon + 1) };
}

function copy(call: Call, state: Json | undefined): Next {
  const [from, to] = call.args.map(placeOf) as [Place, Place];
  if (call.args[0] === '') return giveUp(call.system, 'source can not be empty');
  if (call.args[1] === '') return giveUp(call.system, 'destination can not be empty');
  if (from.container !== '' && to.container !== '')
    return giveUp(call.system, 'copying between containers is not supported');
  if (from.container !== '') return copyOut(call, from, to.path);
  if (to.container === '') return giveUp(call.system, 'must specify at least one container source');
  return from.path === '-'
    ? withInput(call.system, state, (archive) => unpackIn(call, archive, to))
    : copyIn(call, from.path, to);
}

/** How a tar's first name must change, if the copy is to be called otherwise; a complaint if it cannot be made. */
type Destination = { readonly folder: string; readonly name: string | undefined } | string;

/** `there`: whether the destination is a folder, undefined when it is not there at all. */
function destination(path: string, there: boolean | undefined, fromFolder: boolean): Destination {
  if (there === true) return { folder: path, name: undefined };
  if (there === false && fromFolder) return 'cannot copy directory';
  if (there === undefined && !fromFolder && /\/\.?$/.test(path)) return 'no such directory';
  return { folder: dirname(clean(path)), name: basename(clean(path)) };
}

function copyOut(call: Call, from: Place, target: string): Next {
  const {
    system,
    client,
    flags: { 'follow-link': follow },
  } = call;
  if (target !== '-') {
    const problem = targetProblem(system, absolutePlace(system, target));
    if (problem !== undefined) return giveUp(system, problem);
  }
  const wish = { container: from.container, path: toBytes(from.path) };
  const archive = client.call({ call: 'copy-from-container', ...wish, follow });
  if (isFailure(archive)) return refused(system, archive);
  if (target === '-') {
    system.write(1, archive);
    return exit(0);
  }
  const source = client.call({ call: 'stat-path', ...wish });
  const place = destination(
    absolutePlace(system, target),
    folderHere(system, target),
    !isFailure(source) && source?.folder === true,
  );
  if (typeof place === 'string') return giveUp(system, place);
  const { folder, name } = place;
  const first = nameOf(wish.path);
  const content = first === '.' && name !== undefined;
  const wrong = unpackFiles(
    system.files,
    archive,
    toBytes(content ? `${folder}/${name}` : folder),
    (one) => (!content && name !== undefined && one === first ? toBytes(name) : one),
    false,
  );
  if (wrong === undefined) return done(call, archive, target);
  return giveUp(system, 'fault' in wrong ? `open ${toText(wrong.path)}: ${errorWords(wrong.fault)}` : wrong.malformed);
}

function folderHere({ files }: System, path: string): boolean | undefined {
  const stat = files.stat(toBytes(path));
  return isFault(stat) ? undefined : stat.kind === 'dir';
}

function copyIn(call: Call, path: string, to: Place): Next {
  const {
    system,
    client,
    flags: { 'follow-link': follow },
  } = call;
  const whole = absolutePath(path, toText(system.cwd));
  const first = nameOf(toBytes(path === '.' || path.endsWith('/.') ? '.' : whole));
  const problem = originProblem(system, absolutePlace(system, path), follow);
  if (problem !== undefined) return giveUp(system, problem);
  const there = client.call({ call: 'stat-path', container: to.container, path: toBytes(to.path) });
  const fromFolder = folderHere(system, path) === true;
  const place = destination(
    absolutePath(to.path, '/') + (/\/\.?$/.test(to.path) ? '/' : ''),
    isFailure(there) ? undefined : there?.folder,
    fromFolder,
  );
  // What can be said of the path alone comes before what the Engine has to say, which is asked again.
  if (typeof place === 'string') return giveUp(system, place);
  if (isFailure(there)) return refused(system, there);
  // The content of a folder becomes a new folder of that name, where there is none.
  const whose = first === '.' && place.name !== undefined ? toBytes(place.name) : first;
  const archive = packFiles(system.files, toBytes(whole), whose, follow || first === '.');
  if (isFault(archive)) return giveUp(system, `lstat ${whole}: ${errorWords(archive.fault)}`);
  const rename = place.name === undefined || first === '.' ? {} : { rename: [first, toBytes(place.name)] as const };
  const failed = client.call({
    call: 'copy-to-container',
    container: to.container,
    path: toBytes(place.folder),
    archive,
    ...rename,
  });
  return isFailure(failed) ? refused(system, failed) : done(call, archive, `${to.container}:${to.path}`);
}

function unpackIn({ system, client }: Call, archive: Bytes, to: Place): Next {
  const there = client.call({ call: 'stat-path', container: to.container, path: toBytes(to.path) });
  if (isFailure(there)) return refused(system, there);
  if (there?.folder !== true) return giveUp(system, `destination "${to.container}:${to.path}" must be a directory`);
  const failed = client.call({ call: 'copy-to-container', container: to.container, path: toBytes(to.path), archive });
  return isFailure(failed) ? refused(system, failed) : exit(0);
}

/** Told on a terminal only, unless it was asked for. */
function done({ system, flags: { quiet }, changed }: Call, archive: Bytes, target: string): Next {
  const silent = changed.has('quiet') ? quiet : system.terminal(1) === undefined;
  if (!silent) complain(system, `Successfully copied ${humanSizeWithPrecision(archive.length, 3)} to ${target}\n`);
  return exit(0);
}
