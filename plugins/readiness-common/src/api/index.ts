export * from './evidenceTypes';
export type * from './governanceTypes';
export type * from './sloTypes';
export type * from './types';
