export { IconLabel } from './IconLabel';
export { ToneIcon } from './ToneIcon';
export type { Look, Tone } from './ToneIcon';
