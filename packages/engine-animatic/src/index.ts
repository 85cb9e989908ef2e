export {animatic, type AnimaticOptions} from './animatic.ts';
export {clipEncoding} from './clip-encoding.ts';
export {openClipStudio, type ClipStudio, type PaintOptions, type StudioOptions} from './clip-studio.ts';
export type {ClipOrder} from './clip-order.ts';
export {designIdentity} from './figure/design-identity.ts';
export {designFigure, type FigureDesign} from './figure/figure-design.ts';
export {designProp, type PropDesign} from './prop/prop-design.ts';
export type {Panel, PanelFigure, PanelNote} from './panel.ts';
