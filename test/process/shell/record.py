"""Runs every script of scripts.txt in the real shells and writes what they do to scripts.json.

Usage: python3 record.py && npx biome format --write scripts.json
(needs bash, dash and busybox; works in a folder /tmp/w of its own)
"""
import json, os, shutil, subprocess
here = os.path.dirname(os.path.abspath(__file__))
scripts = [s.rstrip('\n') for s in open(os.path.join(here, 'scripts.txt')).read().split('\n---\n')]
shells = {'bash': ['bash'], 'dash': ['dash'], 'sh': ['busybox', 'sh']}
env = {'PATH': '/usr/bin:/bin', 'HOME': '/root'}

def run(command, script):
    shutil.rmtree('/tmp/w', ignore_errors=True)
    os.makedirs('/tmp/w')
    try:
        p = subprocess.run(command + ['-c', script], cwd='/tmp/w', env=env, input=b'', capture_output=True, timeout=10)
    except subprocess.TimeoutExpired:
        return None
    code = p.returncode if p.returncode >= 0 else 128 - p.returncode
    return [p.stdout.decode('latin1'), code, p.stderr.decode('latin1')]

rows = [{'script': s, **{name: run(command, s) for name, command in shells.items()}} for s in scripts]
with open(os.path.join(here, 'scripts.json'), 'w') as out:
    out.write('[\n' + ',\n'.join(json.dumps(row) for row in rows) + '\n]\n')
print(len(rows))
