export type * from './sloTypes';
export type * from './types';
