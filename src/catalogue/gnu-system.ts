/** What Debian and Ubuntu have in common: the folders, GNU's programs, and the libraries that these need. */
import {
  blob,
  blobs,
  directories,
  directory,
  type FileRow,
  filledUp,
  link,
  links,
  programs,
  text,
} from './file-row.js';

const coreutils =
  '[ arch b2sum base32 base64 basename basenc cat chcon chgrp chmod chown cksum comm cp csplit cut date dd df dir ' +
  'dircolors dirname du echo env expand expr factor false fmt fold groups head hostid id install join link ln logname ' +
  'ls md5sum mkdir mkfifo mknod mktemp mv nice nl nohup nproc numfmt od paste pathchk pinky pr printenv printf ptx ' +
  'pwd readlink realpath rm rmdir runcon seq sha1sum sha224sum sha256sum sha384sum sha512sum shred shuf sleep sort ' +
  'split stat stdbuf stty sum sync tac tail tee test timeout touch tr true truncate tsort tty uname unexpand uniq ' +
  'unlink users vdir wc who whoami yes';
const others =
  'addpart apt apt-cache apt-cdrom apt-config apt-get apt-key apt-mark bashbug chage chattr chfn choom chrt chsh ' +
  'clear clear_console cmp deb-systemd-helper deb-systemd-invoke debconf debconf-apt-progress debconf-communicate ' +
  'debconf-copydb debconf-escape debconf-set-selections debconf-show delpart diff diff3 dmesg dpkg dpkg-deb ' +
  'dpkg-divert dpkg-maintscript-helper dpkg-query dpkg-realpath dpkg-split dpkg-statoverride dpkg-trigger egrep ' +
  'expiry faillog fallocate fgrep fincore find findmnt flock getconf getent getopt gpasswd gpgv grep gunzip gzexe ' +
  'gzip hardlink hostname iconv infocmp ionice ipcmk ipcrm ipcs ischroot last lastlog ldd locale localedef logger ' +
  'login lsattr lsblk lscpu lsipc lsirq lslocks lslogins lsmem lsns mawk mcookie mesg more mount mountpoint namei ' +
  'newgrp nsenter partx passwd perl pldd prlimit renice resizepart rev rgrep run-parts savelog script scriptreplay ' +
  'sdiff sed setarch setpriv setsid setterm sg su tabs tar taskset tempfile tic toe tput tset tzselect umount ' +
  'uncompress unshare update-alternatives utmpdump wall wdctl whereis which.debianutils xargs zcat zcmp zdiff ' +
  'zdump zegrep zfgrep zforce zgrep zless zmore znew';
const administration =
  'add-shell addgroup adduser agetty badblocks blkid chgpasswd chpasswd chroot debugfs delgroup deluser dumpe2fs ' +
  'e2fsck fsck fsfreeze fstrim getty groupadd groupdel groupmod hwclock invoke-rc.d killall5 ldconfig losetup ' +
  'mke2fs mkfs mkswap newusers nologin pivot_root pwck pwconv remove-shell resize2fs runuser service ' +
  'start-stop-daemon swapoff swapon switch_root tune2fs update-passwd update-rc.d useradd userdel usermod vipw ' +
  'wipefs zic';
const processTools = 'free kill pgrep pidwait pkill pmap ps pwdx skill slabtop snice tload top uptime vmstat w watch';

const libraries = `
ld-linux-x86-64.so.2 210904
libacl.so.1.1.2301 34888
libapt-pkg.so.6.0.0 1954008
libattr.so.1.1.2501 26664
libaudit.so.1.0.0 132528
libblkid.so.1.1.0 367152
libbz2.so.1.0.4 74688
libc.so.6 1922136
libcrypt.so.1.1.0 202456
libdb-5.3.so 1730968
libgcc_s.so.1 125312
libgcrypt.so.20.4.1 1325776
libgnutls.so.30.34.3 2180912
liblz4.so.1.9.4 128896
liblzma.so.5.4.1 182792
libm.so.6 907784
libmount.so.1.1.0 428920
libpam.so.0.85.1 66832
libpcre2-8.so.0.11.2 629384
libselinux.so.1 174312
libstdc++.so.6.0.30 2190440
libsystemd.so.0.35.0 903912
libtinfo.so.6.4 216368
libudev.so.1.7.5 178944
libz.so.1.2.13 121280
libzstd.so.1.5.4 759272
libc.so>libc.so.6
libz.so.1>libz.so.1.2.13
libtinfo.so.6>libtinfo.so.6.4
`;

const folders: readonly FileRow[] = [
  directory('/'),
  ...directories('', 'boot dev etc home media mnt opt proc run srv sys usr var'),
  directory('/root', '700'),
  directory('/tmp', '1777'),
  ...directories('/dev', 'pts shm'),
  directory('/run/lock', '1777'),
  ...directories('/usr', 'bin games include lib lib64 libexec local sbin share src'),
  ...directories('/usr/local', 'bin etc games include lib sbin share src'),
  link('/usr/local/man', 'share/man'),
  ...directories('/var', 'backups cache lib log opt spool'),
  directory('/var/local', '2775', 50),
  directory('/var/mail', '2775', 8),
  directory('/var/tmp', '1777'),
  link('/var/lock', '/run/lock'),
  link('/var/run', '/run'),
  ...links('', 'bin>usr/bin lib>usr/lib lib64>usr/lib64 sbin>usr/sbin'),
  ...directories('/var/lib', 'apt dpkg misc pam'),
  ...directories('/etc', 'alternatives apt cron.daily default init.d opt pam.d profile.d rc0.d security skel'),
];

const accounts =
  'daemon:1:1:/usr/sbin bin:2:2:/bin sys:3:3:/dev sync:4:65534:/bin games:5:60:/usr/games man:6:12:/var/cache/man ' +
  'lp:7:7:/var/spool/lpd mail:8:8:/var/mail news:9:9:/var/spool/news uucp:10:10:/var/spool/uucp proxy:13:13:/bin ' +
  'www-data:33:33:/var/www backup:34:34:/var/backups list:38:38:/var/list irc:39:39:/run/ircd ' +
  '_apt:42:65534:/nonexistent nobody:65534:65534:/nonexistent';
const groups =
  'root:0 daemon:1 bin:2 sys:3 adm:4 tty:5 disk:6 lp:7 mail:8 news:9 uucp:10 man:12 proxy:13 kmem:15 dialout:20 fax:21 ' +
  'voice:22 cdrom:24 floppy:25 tape:26 sudo:27 audio:29 dip:30 www-data:33 backup:34 operator:37 list:38 irc:39 ' +
  'src:40 shadow:42 utmp:43 video:44 sasl:45 plugdev:46 staff:50 games:60 users:100 nogroup:65534';

/** Lines of /etc/passwd of `name:uid:gid:home` entries; none of them can log in. */
function passwdLines(entries: string): string {
  return entries
    .split(' ')
    .map((entry) => {
      const [name = '', uid = '', gid = '', home = ''] = entry.split(':');
      return `${name}:x:${uid}:${gid}:${name}:${home}:/usr/sbin/nologin\n`;
    })
    .join('');
}

/** Lines of /etc/group of `name:gid` entries. */
function groupLines(entries: string): string {
  return entries
    .split(' ')
    .map((entry) => `${entry.replace(':', ':x:')}:\n`)
    .join('');
}

export const gnuPasswd = `root:x:0:0:root:/root:/bin/bash\n${passwdLines(accounts)}`;
export const gnuGroup = groupLines(groups);

const configuration: readonly FileRow[] = [
  text('/etc/passwd', gnuPasswd),
  text('/etc/group', gnuGroup),
  text('/etc/shells', '# /etc/shells: valid login shells\n/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n/bin/dash\n'),
  text('/etc/host.conf', 'multi on\n'),
  text('/etc/timezone', 'Etc/UTC\n'),
  link('/etc/localtime', '/usr/share/zoneinfo/Etc/UTC'),
  text('/etc/environment', ''),
  blob('/etc/shadow', 474, '640'),
  blob('/etc/bash.bashrc', 1994),
  blob('/etc/profile', 769),
  blob('/etc/nsswitch.conf', 494),
  blob('/root/.bashrc', 571),
  blob('/root/.profile', 161),
  link('/etc/os-release', '../usr/lib/os-release'),
  ...links(
    '/etc/alternatives',
    'awk>/usr/bin/mawk nawk>/usr/bin/mawk pager>/bin/more which>/usr/bin/which.debianutils',
  ),
];

const executables: readonly FileRow[] = [
  blob('/usr/bin/bash', 1265648, '755'),
  blob('/usr/bin/dash', 125640, '755'),
  ...programs('/usr/bin', coreutils, 58000),
  ...programs('/usr/bin', others, 73000),
  ...programs('/usr/sbin', administration, 82000),
  ...links('/usr/bin', 'sh>dash rbash>bash pidof>/sbin/killall5 lastb>last reset>tset md5sum.textutils>md5sum'),
  ...links('/usr/bin', 'captoinfo>tic infotocap>tic i386>setarch linux32>setarch linux64>setarch x86_64>setarch'),
  ...links('/usr/bin', 'dnsdomainname>hostname domainname>hostname nisdomainname>hostname ypdomainname>hostname'),
  ...['awk', 'nawk', 'pager', 'which'].map((name) => link(`/usr/bin/${name}`, `/etc/alternatives/${name}`)),
  ...blobs('/usr/lib/x86_64-linux-gnu', libraries),
  link('/usr/lib64/ld-linux-x86-64.so.2', '/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2'),
];

const languages =
  'bg ca cs da de el es et fi fr gl hr hu id it ja ko lt nb nl pl pt pt_BR ro ru sk sl sr sv tr uk vi zh_CN';

/** The programs of the package procps, which Ubuntu's images have and Debian's has not. */
export const procps: readonly FileRow[] = [
  ...programs('/usr/bin', processTools, 73000),
  ...programs('/usr/sbin', 'sysctl', 82000),
];

const translations: readonly FileRow[] = languages
  .split(' ')
  .map((language) => blob(`/usr/share/locale/${language}/LC_MESSAGES/coreutils.mo`, 310000));

export interface Release {
  /** What /usr/lib/os-release says. */
  readonly osRelease: string;
  /** Content of /etc/debian_version, and the line of /etc/issue. */
  readonly debianVersion: string;
  readonly issue: string;
  /** Bytes of the whole tree. */
  readonly size: number;
  readonly more?: readonly FileRow[];
}

/** The files of a release; the time zones, locales and documentation are one file that brings it to its size. */
export function gnuSystem({ osRelease, debianVersion, issue, size, more = [] }: Release): readonly FileRow[] {
  const rows = [
    ...folders,
    ...configuration,
    text('/usr/lib/os-release', osRelease),
    text('/etc/debian_version', `${debianVersion}\n`),
    text('/etc/issue', `${issue} \\n \\l\n\n`),
    ...executables,
    ...translations,
    ...more,
  ];
  return filledUp(rows, '/usr/lib/locale/locale-archive', size);
}
