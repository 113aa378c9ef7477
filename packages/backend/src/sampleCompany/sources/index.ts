export * from './sampleSourcesPlugin';
