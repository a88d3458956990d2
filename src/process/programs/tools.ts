import { base64 } from './base64.js';
import { cat, pager } from './cat.js';
import { checksum } from './checksum.js';
import { chmod } from './chmod.js';
import { chgrp, chown } from './chown.js';
import { cmp, comm } from './compare.js';
import { clear, falsehood, truth, unavailable } from './constants.js';
import { cp, install } from './cp.js';
import { cut } from './cut.js';
import { date } from './date.js';
import { dd } from './dd.js';
import { df, mount } from './df.js';
import { diff } from './diff.js';
import { du } from './du.js';
import { hexdump, od } from './dump.js';
import { echo } from './echo.js';
import { env, nohup, printenv } from './env.js';
import { expr } from './expr.js';
import { find } from './find.js';
import { grep } from './grep.js';
import { head } from './head.js';
import { getent, groups, id, logname, whoami } from './id.js';
import { kill, killall } from './kill.js';
import { fold, nl, paste, rev, strings, tac } from './lines.js';
import { link, ln, unlink } from './ln.js';
import { ls } from './ls.js';
import { arch, free, hostname, nproc, sync, tty, uname, uptime } from './machine.js';
import { mkdir, mkfifo, rmdir } from './mkdir.js';
import { mktemp, truncate } from './mktemp.js';
import { mv } from './mv.js';
import { basename, dirname, pwd, which } from './paths.js';
import { printf } from './printf.js';
import { pidof, ps } from './ps.js';
import { readlink, realpath } from './readlink.js';
import { rm } from './rm.js';
import { sed } from './sed.js';
import { seq } from './seq.js';
import { sleep } from './sleep.js';
import { sort } from './sort.js';
import { stat } from './stat.js';
import { tail } from './tail.js';
import { tar } from './tar.js';
import { tee } from './tee.js';
import { test } from './test.js';
import { timeout } from './timeout.js';
import type { Tool } from './tool.js';
import { touch } from './touch.js';
import { tr } from './tr.js';
import { uniq } from './uniq.js';
import { wc } from './wc.js';
import { xargs } from './xargs.js';
import { yes } from './yes.js';

type Tools = { readonly [name: string]: Tool };

/** What both flavours have. */
const common: Tools = {
  '[': test,
  arch,
  base64,
  basename,
  cat,
  chgrp,
  chmod,
  chown,
  clear,
  cmp,
  cp,
  cut,
  date,
  dd,
  df,
  diff,
  dirname,
  du,
  echo,
  egrep: grep,
  env,
  expr,
  false: falsehood,
  fgrep: grep,
  find,
  fold,
  free,
  grep,
  groups,
  head,
  hexdump,
  hostname,
  id,
  install,
  kill,
  killall,
  less: pager,
  link,
  ln,
  logname,
  ls,
  md5sum: checksum('MD5'),
  mkdir,
  mkfifo,
  mktemp,
  more: pager,
  mount,
  mv,
  nl,
  nohup,
  nproc,
  od,
  paste,
  pidof,
  printenv,
  printf,
  ps,
  pwd,
  readlink,
  realpath,
  rev,
  rm,
  rmdir,
  sed,
  seq,
  sha1sum: checksum('SHA1'),
  sha256sum: checksum('SHA256'),
  sleep,
  sort,
  stat,
  strings,
  sync,
  tac,
  tail,
  tar,
  tee,
  test,
  timeout,
  touch,
  tr,
  true: truth,
  truncate,
  tty,
  uname,
  uniq,
  unlink,
  uptime,
  wc,
  wget: unavailable,
  which,
  whoami,
  xargs,
  yes,
};

export const gnuTools: Tools = {
  ...common,
  apt: unavailable,
  'apt-get': unavailable,
  comm,
  curl: unavailable,
  getent,
  hd: hexdump,
  'which.debianutils': which,
};

export const busyboxTools: Tools = { ...common, '[[': test, comm, hd: hexdump, nuke: rm, ping: unavailable };
