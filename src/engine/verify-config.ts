import type { HostConfig } from '../container/configuration.js';
import type { ContainerConfig } from '../image/config.js';
import { parseMountRequest } from '../volume/mount-spec.js';
import { type Failure, failure } from '../world/failure.js';
import { limitProblem } from './limits.js';

const restartPolicies = new Set(['', 'no', 'always', 'unless-stopped', 'on-failure']);

/** What the engine refuses about a create request before it looks at anything else. */
export function verifyConfig(config: ContainerConfig, hostConfig: HostConfig): Failure | undefined {
  const directory = config.WorkingDir ?? '';
  if (directory !== '' && !directory.startsWith('/')) {
    const reason = `the working directory '${directory}' is invalid, it needs to be an absolute path`;
    return failure('invalid-argument', reason);
  }
  for (const request of hostConfig.Mounts ?? []) {
    const mount = parseMountRequest(request);
    if ('problem' in mount) return failure('invalid-argument', mount.problem);
  }
  const { Name: policy = '', MaximumRetryCount: retries = 0 } = hostConfig.RestartPolicy ?? {};
  if (!restartPolicies.has(policy)) return failure('invalid-argument', `invalid restart policy '${policy}'`);
  if (retries !== 0 && policy !== 'on-failure') {
    const reason = `maximum retry count cannot be used with restart policy '${policy}'`;
    return failure('invalid-argument', reason);
  }
  if (retries < 0) return failure('invalid-argument', 'maximum retry count cannot be negative');
  const beyond = limitProblem(hostConfig);
  if (beyond !== undefined) return failure('invalid-argument', beyond);
  if (hostConfig.AutoRemove && policy !== '' && policy !== 'no') {
    return failure('invalid-argument', "can't create 'AutoRemove' container with restart policy");
  }
  return undefined;
}
