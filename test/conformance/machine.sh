#!/bin/sh
# machine.sh FOLDER NAME CGROUP: the first process of a machine with a Docker Engine of its own; engine.ts runs it as root in
# new mount, process, UTS, IPC and (unless it is another machine's neighbour) network namespaces.
#
# Its root is this machine's, written to memory and forgotten. Only these are kept outside: FOLDER/data, as
# /var/lib/docker; FOLDER/desk, as /home/student; FOLDER/../sockets, as /run/hosts, where every neighbour's socket lies.
# It ends, and with it every process and mount of it, when its standard input does.
set -eu
cd "$1"
mkdir -p root memory data desk/lesson ../sockets
read -r process _ </proc/self/stat
echo "$process" >process

mount -t tmpfs -o mode=755 memory memory
mkdir memory/upper memory/work
mount -t overlay -o lowerdir=/,upperdir=memory/upper,workdir=memory/work root root
mount --rbind /dev root/dev
mount --rbind /sys root/sys
mount -t proc proc root/proc
for private in run tmp home var/lib etc/docker; do
  mkdir -p "root/$private"
  mount -t tmpfs -o mode=755 private "root/$private"
done
chmod 1777 root/tmp
mkdir -p root/var/lib/docker root/home/student root/run/hosts root/run/before
mount --bind data root/var/lib/docker
mount --bind desk root/home/student
mount --bind ../sockets root/run/hosts
cd root
pivot_root . run/before
umount -l /run/before
rmdir /run/before

# Nothing outside can be reached, and no name resolves: the C library says so at once (GODEBUG), Go's own resolver asks on.
rm -f /etc/resolv.conf /etc/hosts /etc/nsswitch.conf /etc/hostname
: >/etc/resolv.conf
printf '127.0.0.1\tlocalhost\n' >/etc/hosts
printf 'passwd: files\ngroup: files\nhosts: files\n' >/etc/nsswitch.conf
echo "$2" >/etc/hostname
hostname "$2"
busybox ip link set lo up

exec 3<&0
GODEBUG=netdns=cgo dockerd -H unix:///run/docker.sock -H "unix:///run/hosts/$2.sock" --storage-driver overlay2 \
  --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/$3" --iptables=false --bridge=none </dev/null &
engine=$!
{ cat <&3 >/dev/null; kill -KILL "$engine"; } &
wait "$engine"
