/** The commands that there are, by their keys in the command tree. */
import type { DockerCommand } from './command.js';
import { attach } from './attach.js';
import { builderPrune } from './builder-prune.js';
import { contextInspect, contextLs, contextRm, contextShow, contextUse } from './context.js';
import { commit } from './commit.js';
import { containerPrune } from './container-prune.js';
import { create } from './create.js';
import { diff } from './diff.js';
import { exec } from './exec.js';
import { history } from './history.js';
import { imagePrune } from './image-prune.js';
import { images } from './images.js';
import { containerInspect, imageInspect, inspect, networkInspect, volumeInspect } from './inspect.js';
import { kill } from './kill.js';
import { logs } from './logs.js';
import { networkLs } from './network-ls.js';
import { networkPrune } from './network-prune.js';
import { pause } from './pause.js';
import { ps } from './ps.js';
import { pull } from './pull.js';
import { push } from './push.js';
import { rename } from './rename.js';
import { restart } from './restart.js';
import { rm } from './rm.js';
import { rmi } from './rmi.js';
import { run } from './run.js';
import { start } from './start.js';
import { stop } from './stop.js';
import { systemDf } from './system-df.js';
import { systemPrune } from './system-prune.js';
import { tag } from './tag.js';
import { unpause } from './unpause.js';
import { events } from './events.js';
import { info } from './info.js';
import { login } from './login.js';
import { logout } from './logout.js';
import { networkConnect } from './network-connect.js';
import { networkCreate } from './network-create.js';
import { networkDisconnect } from './network-disconnect.js';
import { networkRm } from './network-rm.js';
import { port } from './port.js';
import { search } from './search.js';
import { stats } from './stats.js';
import { top } from './top.js';
import { update } from './update.js';
import { version } from './version.js';
import { cp } from './cp.js';
import { exportFiles } from './export.js';
import { importFiles } from './import.js';
import { load } from './load.js';
import { save } from './save.js';
import { volumeCreate } from './volume-create.js';
import { volumeLs } from './volume-ls.js';
import { volumePrune } from './volume-prune.js';
import { volumeRm } from './volume-rm.js';
import { wait } from './wait.js';

export const COMMAND_FILES: Readonly<Partial<Record<string, DockerCommand>>> = {
  attach,
  'builder prune': builderPrune,
  commit,
  'container inspect': containerInspect,
  'container prune': containerPrune,
  'context inspect': contextInspect,
  'context ls': contextLs,
  'context rm': contextRm,
  'context show': contextShow,
  'context use': contextUse,
  cp,
  create,
  diff,
  events,
  exec,
  export: exportFiles,
  history,
  'image inspect': imageInspect,
  'image prune': imagePrune,
  images,
  import: importFiles,
  info,
  inspect,
  kill,
  load,
  login,
  logout,
  logs,
  'network connect': networkConnect,
  'network create': networkCreate,
  'network disconnect': networkDisconnect,
  'network inspect': networkInspect,
  'network ls': networkLs,
  'network prune': networkPrune,
  'network rm': networkRm,
  pause,
  port,
  ps,
  pull,
  push,
  rename,
  restart,
  rm,
  rmi,
  run,
  save,
  search,
  start,
  stats,
  stop,
  'system df': systemDf,
  'system prune': systemPrune,
  tag,
  top,
  unpause,
  update,
  version,
  'volume create': volumeCreate,
  'volume inspect': volumeInspect,
  'volume ls': volumeLs,
  'volume prune': volumePrune,
  'volume rm': volumeRm,
  wait,
};
