/**
 * The pure core of readiness for Backstage: documents, rules, evaluation, levels. No IO, no clock, no database.
 *
 * @packageDocumentation
 */

export * from './adoption';
export * from './catalog';
export * from './documents';
export * from './evaluation';
export * from './explanation';
export * from './facts';
export * from './governance';
export * from './rules';
export * from './slo';
export * from './tiers';
export * from './time';
