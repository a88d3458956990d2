/**
 * `import … from 'slipway'`: the lab, the world under it, and the views of a world.
 *
 * @packageDocumentation
 */
// The lab
export { type CommitOptions, Container, type ContainerMount, type ExecOptions } from '../lab/container.js';
export type { LabCore } from '../lab/core.js';
export { Folder } from '../lab/folder.js';
export { type ForegroundOptions, Host, type ShellOptions, type ThingThen } from '../lab/host.js';
export { Image } from '../lab/image.js';
export { createLab, Lab, type LabOptions, restoreLab, tryCreateLab, tryRestoreLab } from '../lab/lab.js';
export type { Output } from '../lab/output.js';
export { labPrograms } from '../lab/programs.js';
export { Registry } from '../lab/registry.js';
export type { RunOptions } from '../lab/run-options.js';
export { Volume } from '../lab/volume.js';

// What a world is asked for
export type {
  Command,
  FileEdit,
  HostCommand,
  HostedCall,
  NewHost,
  ValueOf,
  WorldCommand,
  WorldCommandName,
  WorldCommands,
} from '../step/command.js';
export { type Means, type Serve, step, type Stepped } from '../step/step.js';
export type { EngineCall, EngineCallName, EngineCalls, EngineValue } from '../engine/call.js';
export type { CommitContainerRequest } from '../engine/commit-container.js';
export type { CreateRequest } from '../engine/create-container.js';
export type { Refused } from '../engine/engine.js';
export type { ExecRequest } from '../engine/exec.js';
export type { ConnectRequest, DisconnectRequest } from '../engine/connect-network.js';
export type { ImagesPruned } from '../engine/images.js';
export type { Launched } from '../engine/launch-in-container.js';
export type { NetworkRequest } from '../engine/networks.js';
export type { Filters, Pruned } from '../engine/prune.js';
export type { Pulled, PullRequest } from '../engine/pull.js';
export type { Pushed, PushRequest } from '../engine/push.js';
export type { RemoveOptions } from '../engine/remove-container.js';
export type { VolumeRequest } from '../engine/volumes.js';

// What has happened, and going through it
export type { Ahead, Deed, History, Moment, Step } from '../history/history.js';

// The life of a file
export type { Biography, LayerWrite } from '../biography/biography.js';
export { biographyMessages, biographyText } from '../biography/biography-messages.js';
export type { Write } from '../biography/writes.js';
export type { Author, FileChange, LayerWriteValues, SightValues, WriteValues } from '../language/biography-values.js';
export type { Cause } from '../history/causes.js';

// What is different
export {
  compareFiles,
  type FileDifference,
  type FilesCompared,
  type Found,
} from '../biography/compare-files.js';
export { compareMoments, type MomentsCompared, type ObjectDifference } from '../biography/compare-moments.js';
export {
  type ComparisonRow,
  type CutRow,
  fileRows,
  filesMessage,
  momentRows,
} from '../biography/comparison-rows.js';
export type { Thing } from '../biography/thing.js';
export type { FilesChanged, ObjectState, ThingKind } from '../language/comparison-values.js';
export type { Change } from '../filesystem/compare.js';

// The world
export type { Draft, Mutable, Savepoint } from '../world/draft.js';
export type { Event } from '../world/event.js';
export type { EventLog } from '../world/event-log.js';
export { type Failure, type FailureCode, failureCodes, isFailure, SlipwayError } from '../world/failure.js';
export { invariants } from '../world/invariants.js';
export type { Broken } from '../world/invariants-broken.js';
export { newWorld, type NewWorld } from '../world/new-world.js';
export { snapshot } from '../world/snapshot.js';
export { restore, tryRestore } from '../world/snapshot-restore.js';
export type { Timer, World } from '../world/world.js';
export type { Services } from '../kernel/services.js';
export type { Host as HostRow } from '../host/host.js';
export type { Network } from '../host/network.js';
export type { NetworkLink } from '../container/network-link.js';
export type { HostUser } from '../host/host-tree.js';
export type { IdentityState } from '../identity/identity.js';
export type { Batch, Table } from '../table/table.js';

// Containers, volumes, processes
export type { HostConfig, PortBinding, RestartPolicy } from '../container/configuration.js';
export type {
  Container as ContainerRow,
  ContainerState,
  ContainerStatus,
  Health,
  HealthProbe,
  LogChunk,
} from '../container/container.js';
export type { VolumeLifetime } from '../volume/lifetime.js';
export type { Mount, MountOrigin, MountType } from '../volume/mount.js';
export type { MountRequest } from '../volume/mount-spec.js';
export type { Volume as VolumeRow } from '../volume/volume.js';
export type { Departure, VolumeGone } from '../volume/volume-gone.js';
export type { Capture, OpenFile, Pipe, Process, Terminal } from '../process/process.js';
export type {
  Condition,
  Environment,
  ExitStatus,
  ForkRequest,
  Json,
  Next,
  ProcessLine,
  Program,
  Programs,
  RealTimeSignal,
  RealTimeStep,
  Signal,
  SpawnRequest,
  System,
  TerminalSize,
} from '../process/program.js';

// Images and registries
export type { ContainerConfig, Healthcheck, ImageConfig } from '../image/config.js';
export type { ImageFilters } from '../image/filters.js';
export type { HistoryEntry } from '../image/history.js';
export type { Image as ImageRow } from '../image/image.js';
export type { HistoryRow } from '../image/image-history.js';
export type { Layer } from '../image/layer.js';
export type { RemovalRecord } from '../image/remove-image.js';
export type { ImageStore, ImageSums, LayerRow } from '../image/store.js';
export type { ProgressLine } from '../registry/progress.js';
export { emptyRegistry, type LayerBlob, type Registry as RegistryRow, type Repository } from '../registry/registry.js';
export type { FileRow } from '../catalogue/file-row.js';
export type { ImageDescription } from '../catalogue/images-file.js';

// Files
export type { DiffLine } from '../filesystem/docker-diff.js';
export type { Errno, Fault } from '../filesystem/fault.js';
export type { Credentials, Entry, Files, MountPoint, Stat, WriteOptions } from '../filesystem/files.js';
export type { Alias, Content, Device, Directory, File, FileSystem, Node, Owned, Symlink } from '../filesystem/node.js';
export type { Bytes } from '../digest/bytes.js';
export type { Digest } from '../digest/digest.js';

// Why things are as they are
export { explain } from '../explain/explain.js';
export { explainRefusal } from '../explain/explain-refusal.js';
export {
  type Explanation,
  explanationText,
  type Place,
  type Remedy,
  remedySentence,
  type Subject,
} from '../explain/explanation.js';
export { explainableVolumes, type Reason, type Verdict, type VolumeVerdicts } from '../explain/volume-verdict.js';
export { english } from '../language/english.js';
export { englishWords } from '../language/english/english.js';
export type { ContainerEnd, MountValues } from '../language/container-values.js';
export type { ImageStanding, LayerStanding } from '../language/image-values.js';
export type { Told } from '../language/loss-values.js';
export type { MomentPlace, Passed } from '../language/travel-values.js';
export type { PicturedThing } from '../language/picture-values.js';
export type { OtherLawValues, VolumeReason, VolumeValues } from '../language/volume-values.js';
export { type English, type Language, type Message, type MessageKey, say, type Values } from '../language/language.js';

// What would be lost
export { lossMessages } from '../preview/loss-messages.js';
export {
  losses,
  type Losses,
  type LostContainer,
  type LostImage,
  type LostLayer,
  type LostVolume,
} from '../preview/losses.js';

// Views of a world
export type { PictureStyle } from '../view/canvas.js';
export type { ConfigDocument } from '../view/config-document.js';
export { type ChangeDocument, containerDiff } from '../view/container-diff.js';
export { containerLogs, type LogLine, type LogOptions } from '../view/container-logs.js';
export type { PortDocument } from '../view/container-ports.js';
export type { ContainerRow as ListedContainer } from '../view/container-row.js';
export { diskUsage, type DiskUsage, type UsedVolume } from '../view/disk-usage.js';
export { drawLayers } from '../view/draw-layers.js';
export { drawVolumes } from '../view/draw-volumes.js';
export type { Filters as ViewFilters } from '../view/filters.js';
export type { GraphDriverDocument } from '../view/graph-driver.js';
export type { HostConfigDocument } from '../view/host-config-document.js';
export { type ContainerDocument, inspectContainer } from '../view/inspect-container.js';
export { type ImageDocument, inspectImage } from '../view/inspect-image.js';
export { inspectVolume } from '../view/inspect-volume.js';
export {
  layerStacks,
  type LayerStacks,
  type StackedContainer,
  type StackedImage,
  type StackedLayer,
} from '../view/layer-stack.js';
export {
  type Ancestor,
  containerLineage,
  type ContainerLineage,
  type MountLineage,
  volumeLineage,
} from '../view/lineage.js';
export { listContainers, type ListContainersOptions } from '../view/list-containers.js';
export { type ImageRow as ListedImage, listImages, type ListImagesOptions } from '../view/list-images.js';
export { listVolumes, type VolumesDocument } from '../view/list-volumes.js';
export type { MountDocument } from '../view/mount-document.js';
export type { EndpointDocument } from '../view/network-document.js';
export type { HealthDocument, StateDocument } from '../view/state-document.js';
export type { VolumeDocument } from '../view/volume-document.js';

// References
export type { ReferenceFailure, ReferenceFailureCode } from '../reference/failure.js';
export { familiarName, familiarString } from '../reference/familiar.js';
export { parseNormalized, tryParseNormalized, withDefaultTag } from '../reference/normalize.js';
export {
  type AnyReference,
  type DigestReference,
  formatReference,
  type NamedReference,
} from '../reference/reference.js';
export type { ResizeRequest } from '../engine/resize-terminal.js';
export type { ContainerPath, PathStat } from '../engine/container-archive.js';
export type { ImportImageRequest } from '../engine/image-archive.js';
export type { Row } from '../filesystem/tree-literal.js';
