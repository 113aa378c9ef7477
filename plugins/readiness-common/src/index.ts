/**
 * API types, client and permissions of readiness, for the browser and for backends.
 *
 * @packageDocumentation
 */

export * from './api';
export * from './client';
export * from './permissions';
