import { Diagnostic } from 'backstage-readiness-core';
import { Problem } from '../types';

/**
 * A diagnostic in the form of a report.
 * @internal
 */
export function problemOf({
  severity,
  code,
  file,
  line,
  message,
}: Diagnostic): Problem {
  return { severity, code, file: file ?? null, line: line ?? null, message };
}
