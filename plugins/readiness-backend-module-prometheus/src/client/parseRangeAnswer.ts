import { Sample } from './RangeAnswer';

/** The body of an answer of the API of Prometheus. @internal */
export type ApiBody =
  | {
      readonly kind: 'series';
      readonly series: readonly (readonly Sample[])[];
      readonly warnings: readonly string[];
    }
  /** The server says what is wrong. */
  | {
      readonly kind: 'error';
      readonly errorType: string;
      readonly message: string;
    }
  /** Not what the API answers with. */
  | { readonly kind: 'foreign' };

/**
 * Reads the answer to a range query. Values are strings in it, `NaN`, `+Inf` and `-Inf` among them.
 * @internal
 */
export function parseRangeAnswer(text: string): ApiBody {
  const body = parseJson(text);
  if (!isRecord(body)) {
    return { kind: 'foreign' };
  }
  if (body.status === 'error') {
    return {
      kind: 'error',
      errorType: String(body.errorType ?? ''),
      message: String(body.error ?? ''),
    };
  }
  const series = isRecord(body.data) ? seriesOf(body.data) : undefined;
  return body.status === 'success' && series
    ? {
        kind: 'series',
        series,
        warnings: [...textsOf(body.warnings), ...textsOf(body.infos)],
      }
    : { kind: 'foreign' };
}

function seriesOf(data: Record<string, unknown>): Sample[][] | undefined {
  if (data.resultType !== 'matrix' || !Array.isArray(data.result)) {
    return undefined;
  }
  const series = data.result.map(samplesOf);
  return series.every(isDefined) ? series : undefined;
}

function samplesOf(item: unknown): Sample[] | undefined {
  if (!isRecord(item)) {
    return undefined;
  }
  if (item.values === undefined && Array.isArray(item.histograms)) {
    // A native histogram is no number. Without samples it counts as no data.
    return [];
  }
  if (!Array.isArray(item.values)) {
    return undefined;
  }
  const samples = item.values.map(sampleOf);
  return samples.every(isDefined) ? samples : undefined;
}

function sampleOf(pair: unknown): Sample | undefined {
  if (!Array.isArray(pair)) {
    return undefined;
  }
  const [seconds, value]: unknown[] = pair;
  return typeof seconds === 'number' && typeof value === 'string'
    ? { at: Math.round(seconds * 1000), value: numberOf(value) }
    : undefined;
}

function numberOf(text: string): number {
  return text.endsWith('Inf')
    ? Number(text.replace('Inf', 'Infinity'))
    : Number(text);
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((text): text is string => typeof text === 'string')
    : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is told by what it is instead; the parser's message says nothing more.
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
