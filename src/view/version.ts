import { dockerVersion } from '../image/config.js';

/** The kernel that the model's hosts say they run. */
export const kernelVersion = '5.10.0';

export interface VersionComponent {
  readonly Name: string;
  readonly Version: string;
  readonly Details: Readonly<Record<string, string>>;
}

/** The answer of `/version`. */
export interface VersionDocument {
  readonly Platform: { readonly Name: string };
  readonly Components: readonly VersionComponent[];
  readonly Version: string;
  readonly ApiVersion: string;
  readonly MinAPIVersion: string;
  readonly GitCommit: string;
  readonly GoVersion: string;
  readonly Os: string;
  readonly Arch: string;
  readonly KernelVersion: string;
  readonly BuildTime: string;
}

const engine = {
  ApiVersion: '1.41',
  MinAPIVersion: '1.12',
  GitCommit: '5d6db84',
  GoVersion: 'go1.19.8',
  Os: 'linux',
  Arch: 'amd64',
  KernelVersion: kernelVersion,
  BuildTime: '2023-04-04T18:18:00.000000000+00:00',
};

/** The engine whose behaviour is modelled: the same on every host. */
export const version: VersionDocument = {
  Platform: { Name: '' },
  Components: [
    {
      Name: 'Engine',
      Version: dockerVersion,
      Details: {
        ApiVersion: engine.ApiVersion,
        Arch: engine.Arch,
        BuildTime: engine.BuildTime,
        Experimental: 'false',
        GitCommit: engine.GitCommit,
        GoVersion: engine.GoVersion,
        KernelVersion: engine.KernelVersion,
        MinAPIVersion: engine.MinAPIVersion,
        Os: engine.Os,
      },
    },
    { Name: 'containerd', Version: '1.6.20', Details: { GitCommit: '2806fc1057397dbaeefbea0e4e17bddfbd388f38' } },
    { Name: 'runc', Version: '1.1.5', Details: { GitCommit: 'v1.1.5-0-gf19387a6' } },
    { Name: 'docker-init', Version: '0.19.0', Details: { GitCommit: 'de40ad0' } },
  ],
  Version: dockerVersion,
  ...engine,
};
