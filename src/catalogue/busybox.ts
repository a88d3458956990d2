/** The two images whose programs are one binary: busybox, and Alpine Linux. */
import { blob, blobs, directories, directory, type FileRow, filledUp, link, text } from './file-row.js';
import { baseSteps, type Recipe, usualPath } from './recipe.js';

const shellApplets =
  'arch ash base64 bbconfig cat chgrp chmod chown cp date dd df dmesg dnsdomainname dumpkmap echo egrep false fatattr ' +
  'fdflush fgrep fsync getopt grep gunzip gzip hostname ionice iostat ipcalc kbd_mode kill link linux32 linux64 ln login ' +
  'ls lzop makemime mkdir mknod mktemp more mount mountpoint mpstat mv netstat nice pidof ping ping6 pipe_progress ' +
  'printenv ps pwd reformime rev rm rmdir run-parts sed setpriv setserial sh sleep stat stty su sync tar touch true ' +
  'umount uname usleep watch zcat';
const userApplets =
  '[ [[ awk basename bc bunzip2 bzcat bzip2 cal chvt cksum clear cmp comm crontab cryptpw cut dc diff dirname dos2unix ' +
  'du eject env expand expr factor fallocate find flock fold free fuser groups hd head hexdump hostid iconv id install ' +
  'ipcrm ipcs killall last less logger lsof lsusb md5sum mesg mkfifo nc nl nmeter nohup nproc nslookup od passwd paste ' +
  'pgrep pkill pmap printf pscan pstree pwdx readlink realpath renice reset resize seq setsid sha1sum sha256sum ' +
  'sha3sum sha512sum showkey shred shuf sort split strings sum tac tail tee test time timeout top tr traceroute tree ' +
  'truncate tty ttysize unexpand uniq unix2dos unlink unlzma unxz unzip uptime uudecode uuencode vi vlock volname wc ' +
  'wget which who whoami whois xargs xxd xzcat yes';
const administration =
  'acpid adjtimex arp blkid blockdev depmod fbsplash fdisk findfs fsck fstrim getty halt hwclock ifconfig ifdown ' +
  'ifenslave ifup init insmod ip ipaddr iplink iproute klogd loadfont loadkmap logread losetup lsmod mdev mkfs.vfat ' +
  'mkswap modinfo modprobe nameif nologin pivot_root poweroff raidautorun reboot rmmod route setconsole slattach ' +
  'swapoff swapon switch_root sysctl syslogd tunctl udhcpc vconfig watchdog';

function applets(folder: string, names: string, target: string): readonly FileRow[] {
  return names.split(' ').map((name) => link(`${folder}/${name}`, target));
}

const busyboxPasswd = `root:x:0:0:root:/root:/bin/sh
daemon:x:1:1:daemon:/usr/sbin:/bin/false
bin:x:2:2:bin:/bin:/bin/false
sys:x:3:3:sys:/dev:/bin/false
sync:x:4:100:sync:/bin:/bin/sync
mail:x:8:8:mail:/var/spool/mail:/bin/false
www-data:x:33:33:www-data:/var/www:/bin/false
operator:x:37:37:Operator:/var:/bin/false
nobody:x:65534:65534:nobody:/home:/bin/false
`;
const busyboxGroup = `root:x:0:
daemon:x:1:
bin:x:2:
sys:x:3:
adm:x:4:
tty:x:5:
disk:x:6:
mail:x:8:
www-data:x:33:
users:x:100:
nobody:x:65534:
`;

function busyboxRows(): readonly FileRow[] {
  const rows = [
    directory('/'),
    ...directories('', 'bin dev etc home lib usr var'),
    directory('/root', '700'),
    directory('/tmp', '1777'),
    link('/lib64', 'lib'),
    ...directories('/usr', 'bin sbin'),
    directory('/var/spool'),
    directory('/var/spool/mail'),
    directory('/var/www', '755', 33),
    link('/usr/bin/env', '../../bin/env'),
    text('/etc/passwd', busyboxPasswd),
    text('/etc/group', busyboxGroup),
    blob('/etc/shadow', 243),
    text('/etc/localtime', 'TZif2UTC\n'),
    blob('/bin/busybox', 1_321_200, '755'),
    ...applets('/bin', `${shellApplets} ${userApplets} ${administration}`, 'busybox'),
    ...blobs('/lib', 'ld-linux-x86-64.so.2 210968\nlibm.so.6 907784\nlibpthread.so.0 14480\nlibresolv.so.2 60328'),
  ];
  return filledUp(rows, '/lib/libc.so.6', 4_261_574);
}

export const busybox: Recipe = {
  repository: 'library/busybox',
  tags: ['1.36', 'latest'],
  config: { Env: [usualPath], Cmd: ['sh'] },
  steps: baseSteps('2024-09-26T21:31:42Z', { key: 'busybox-1.36', rows: busyboxRows }, 'sh'),
};

const alpineRelease = `NAME="Alpine Linux"
ID=alpine
VERSION_ID=3.20.3
PRETTY_NAME="Alpine Linux v3.20"
HOME_URL="https://alpinelinux.org/"
BUG_REPORT_URL="https://gitlab.alpinelinux.org/alpine/aports/-/issues"
`;
const alpinePasswd = `root:x:0:0:root:/root:/bin/sh
bin:x:1:1:bin:/bin:/sbin/nologin
daemon:x:2:2:daemon:/sbin:/sbin/nologin
lp:x:4:7:lp:/var/spool/lpd:/sbin/nologin
sync:x:5:0:sync:/sbin:/bin/sync
shutdown:x:6:0:shutdown:/sbin:/sbin/shutdown
halt:x:7:0:halt:/sbin:/sbin/halt
mail:x:8:12:mail:/var/mail:/sbin/nologin
guest:x:405:100:guest:/dev/null:/sbin/nologin
nobody:x:65534:65534:nobody:/:/sbin/nologin
`;
const alpineGroup = `root:x:0:root
bin:x:1:root,bin,daemon
daemon:x:2:root,bin,daemon
sys:x:3:root,bin
adm:x:4:root,daemon
tty:x:5:
disk:x:6:root
lp:x:7:lp
mail:x:12:mail
users:x:100:
nogroup:x:65533:
nobody:x:65534:
`;

function alpineRows(): readonly FileRow[] {
  const rows = [
    directory('/'),
    ...directories('', 'bin dev etc home lib media mnt opt proc run sbin srv sys usr var'),
    directory('/root', '700'),
    directory('/tmp', '1777'),
    ...directories('/etc', 'apk conf.d init.d periodic profile.d ssl'),
    ...directories('/media', 'cdrom floppy usb'),
    ...directories('/usr', 'bin lib local sbin share'),
    ...directories('/var', 'cache empty lib local log mail opt spool'),
    directory('/var/tmp', '1777'),
    link('/var/run', '/run'),
    text('/etc/alpine-release', '3.20.3\n'),
    text('/usr/lib/os-release', alpineRelease),
    link('/etc/os-release', '../usr/lib/os-release'),
    text('/etc/passwd', alpinePasswd),
    text('/etc/group', alpineGroup),
    text('/etc/shells', '# valid login shells\n/bin/sh\n/bin/ash\n'),
    text('/etc/hostname', 'localhost\n'),
    text('/etc/issue', 'Welcome to Alpine Linux 3.20\nKernel \\r on an \\m (\\l)\n\n'),
    blob('/etc/shadow', 422, '640'),
    blob('/bin/busybox', 808_712, '755'),
    blob('/sbin/apk', 69_744, '755'),
    ...applets('/bin', shellApplets, '/bin/busybox'),
    ...applets('/usr/bin', userApplets, '/bin/busybox'),
    ...applets('/sbin', administration, '/bin/busybox'),
    ...blobs('/lib', 'ld-musl-x86_64.so.1 649696\nlibapk.so.2.14.0 243136\nlibc.musl-x86_64.so.1>ld-musl-x86_64.so.1'),
    ...blobs('/usr/lib', 'libssl.so.3 757976\nlibz.so.1.3.1 100264\nlibz.so.1>libz.so.1.3.1'),
    blob('/etc/ssl/cert.pem', 214_938),
  ];
  return filledUp(rows, '/usr/lib/libcrypto.so.3', 7_797_760);
}

export const alpine: Recipe = {
  repository: 'library/alpine',
  tags: ['3.20', 'latest'],
  config: { Env: [usualPath], Cmd: ['/bin/sh'] },
  steps: baseSteps('2024-09-06T22:20:07Z', { key: 'alpine-3.20', rows: alpineRows }, '/bin/sh'),
};
