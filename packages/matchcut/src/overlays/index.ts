export {LowerThird, type LowerThirdProps} from './lower-third.tsx';
export {Title, type TitleProps} from './title.tsx';
