export * from './sampleFacts';
