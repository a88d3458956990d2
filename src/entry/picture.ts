/**
 * `import … from 'slipway/picture'`: what a world shows, as data, as SVG and as Mermaid.
 *
 * @packageDocumentation
 */
export type { Change, Drawn } from '../picture/change.js';
export type {
  HostsPicture,
  PicturedHolding,
  PicturedHost,
  PicturedRegistry,
  PicturedTag,
} from '../picture/hosts-picture.js';
export type {
  LayersPicture,
  PicturedContainer,
  PicturedImage,
  PicturedLayer,
  PicturedName,
} from '../picture/layers-picture.js';
export { type MermaidOptions, mermaidText } from '../picture/mermaid.js';
export type { Naming } from '../picture/naming.js';
export {
  type MachinePicture,
  type Picture,
  picture,
  type PictureKind,
  pictureKinds,
  type PictureRequest,
} from '../picture/picture.js';
export { type SvgOptions, svgText } from '../picture/svg.js';
export type {
  PicturedClient,
  PicturedInheritance,
  PicturedMount,
  PicturedSource,
  SourceKind,
  VolumesPicture,
} from '../picture/volumes-picture.js';
