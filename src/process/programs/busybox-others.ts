/** Applets that the real busybox has and this one has not: they exist, and say so instead of doing anything. */
export const otherApplets: readonly string[] = (
  'acpid adjtimex ar arp arping ascii awk bc blkdiscard blockdev brctl bunzip2 bzcat bzip2 cal chroot chvt ' +
  'cpio crc32 crond crontab cttyhack dc deallocvt depmod devmem dmesg dnsdomainname dos2unix dpkg dpkg-deb ' +
  'dumpkmap dumpleases ed expand factor fallocate fatattr fdisk findfs freeramdisk fsfreeze fstrim ftpget ' +
  'ftpput getopt getty gunzip gzip halt hostid httpd hwclock i2cdetect i2cdump i2cget i2cset i2ctransfer ' +
  'ifconfig ifdown ifup init insmod ionice ip ipcalc ipneigh klogd last linux32 linux64 linuxrc loadfont ' +
  'loadkmap logger login logread losetup lsmod lsscsi lzcat lzma lzop mdev microcom mim mkdosfs mke2fs mknod ' +
  'mkpasswd mkswap modinfo modprobe mt nameif nc netstat nologin nsenter nslookup openvt partprobe passwd ' +
  'patch ping6 pivot_root poweroff rdate reboot renice reset resume rmmod route rpm rpm2cpio run-init run-parts ' +
  'setkeycodes setpriv setsid sha3sum sha512sum shred shuf ssl_client start-stop-daemon stty su ' +
  'sulogin svc svok swapoff swapon switch_root sysctl syslogd taskset tc telnet telnetd tftp time top ' +
  'traceroute traceroute6 ts tunctl ubirename udhcpc udhcpd uevent umount uncompress unexpand unix2dos ' +
  'unlzma unshare unxz unzip usleep uudecode uuencode vconfig vi w watch watchdog who xxd xz xzcat zcat'
).split(' ');
