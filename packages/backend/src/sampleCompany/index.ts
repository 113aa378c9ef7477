export * from './history';
export * from './sampleFacts';
export * from './sources';
