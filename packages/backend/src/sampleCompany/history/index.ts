export * from './sampleHistoryModule';
