import type { Digest } from '../digest/digest.js';

/** Diff ids and sizes of the catalogue's layers by key. `test/catalogue` computes them again from the trees. */
export const diffIds: Readonly<Record<string, { readonly diffId: Digest; readonly size: number }>> = {
  'alpine-3.20': { diffId: 'sha256:84651e1b18d2364ee7080a569449eb91e2dd9245b18c579bb2f0e07aa8024e2d', size: 7797760 },
  'busybox-1.36': { diffId: 'sha256:7d1daab8d90ddbb0b6132c37e0d34a6e239f54b1f1e646d3e64b487fd945fec7', size: 4261574 },
  'debian-12': { diffId: 'sha256:a3c094cf93f25e3ffc132e6534420dd738055f8ca112c811cb392ff34d7be9ed', size: 116557226 },
  'hello-world': { diffId: 'sha256:e564d97bf2f2a45407c2d8cc9a4ea627d6b836c02cfd1b09221e8685a8efd10e', size: 13256 },
  'nginx-1.27-packages': {
    diffId: 'sha256:ea711cf759ed18b5d437ecaca141ed926ac6b57a8d43688a741ac7a7bbffd574',
    size: 75238114,
  },
  'nginx-1.27-entrypoint': {
    diffId: 'sha256:fa7dfc5574a700260454344ec21628584aef4cf900223e2e1f5e345ca56e67aa',
    size: 198,
  },
  'ubuntu-22.04': { diffId: 'sha256:4a4228cb66f6c838fd2a67044e0583bf72cc45e590586f3a30d22b97970abc87', size: 77866119 },
  'ubuntu-24.04': { diffId: 'sha256:32219ef477989a22b1a936c9a57b6496ebd381752d405c70c6b0b6e7f5142b4a', size: 78117432 },
};
