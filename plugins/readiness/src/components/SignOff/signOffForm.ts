import {
  AttestationAnswer,
  EntityGovernance,
  Evidence,
  NewAttestation,
} from 'backstage-plugin-readiness-common';
import { DateTime } from 'luxon';
import { endOfDay } from '../../words/endOfDay';

const DAY_MILLISECONDS = 86_400_000;

/** A check that people sign off. @internal */
export type AttestableCheck = EntityGovernance['attestable'][number];

/** What somebody has filled in so far. @internal */
export interface SignOffForm {
  readonly answer: AttestationAnswer | null;
  readonly links: readonly { readonly url: string; readonly title: string }[];
  readonly text: string;
  readonly comment: string;
  /** The period of the check, some days from now, or until the end of a day. */
  readonly period: SignOffPeriod;
  /** With the period `date`: a day such as `2027-01-31`. */
  readonly until: string;
}

/** For how long a sign-off holds; a number is one of days. @internal */
export type SignOffPeriod = 'check' | 'date' | number;

/** A day at whose end a sign-off ends by itself, or an instant of it. @internal */
export interface SignOffEnd {
  /** Such as `2027-01-31`, where the viewer is. */
  readonly day: string;
  /** Absent where it is the end of the day. */
  readonly at?: string;
}

/** What keeps a form from being sent. @internal */
export type SignOffProblem =
  | 'answer'
  | 'evidence'
  | 'url'
  | 'comment'
  | 'until'
  | 'late';

/** What people choose from, where it is shorter than the period of the check. Days. */
const PERIODS: readonly number[] = [30, 90, 180, 365];

/** @internal */
export const EMPTY_SIGN_OFF: SignOffForm = {
  answer: null,
  links: [{ url: '', title: '' }],
  text: '',
  comment: '',
  period: 'check',
  until: '',
};

/** Evidence is a link for browsers: whatever else a URL may be, nobody could open it here. @internal */
export function isEvidenceUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** For how long a sign-off of a check can hold, the default first. @internal */
export function periodsOf({
  validForDays,
}: Pick<AttestableCheck, 'validForDays'>): SignOffPeriod[] {
  return ['check', ...PERIODS.filter(days => days < validForDays), 'date'];
}

/**
 * The last day on which a sign-off can hold where the viewer is, such as `2027-01-31`.
 * @param now - milliseconds since 1970
 * @internal
 */
export function lastDay(
  { validForDays }: Pick<AttestableCheck, 'validForDays'>,
  now: number,
): string {
  return instantAfter(validForDays, now).day;
}

/**
 * When a sign-off that is sent now ends by itself; undefined where no end is chosen or it is not one that can be.
 * @param now - milliseconds since 1970
 * @internal
 */
export function endOfForm(
  { period, until }: Pick<SignOffForm, 'period' | 'until'>,
  check: Pick<AttestableCheck, 'validForDays'>,
  now: number,
): SignOffEnd | undefined {
  if (period !== 'date') {
    return instantAfter(period === 'check' ? check.validForDays : period, now);
  }
  if (dayProblem(until, check, now)) {
    return undefined;
  }
  // With the period of the check, which ends before the last day does.
  return until === lastDay(check, now)
    ? instantAfter(check.validForDays, now)
    : { day: until };
}

/**
 * What is missing or wrong, by the rules of the backend: evidence belongs to a "met", an explanation to a "not applicable",
 * and a "not met" needs neither.
 * @param now - milliseconds since 1970
 * @internal
 */
export function signOffProblems(
  form: SignOffForm,
  check: Pick<AttestableCheck, 'evidence' | 'validForDays'>,
  now: number,
): SignOffProblem[] {
  const { links, text } = evidenceOf(form);
  const day =
    form.period === 'date' ? dayProblem(form.until, check, now) : undefined;
  const isAsked = check.evidence === 'required' && form.answer === 'met';
  const isComment = form.comment.trim() !== '';
  const problems: readonly [SignOffProblem, boolean][] = [
    ['answer', form.answer === null],
    ['evidence', isAsked && links.length === 0 && text === undefined],
    ['url', links.some(({ url }) => !isEvidenceUrl(url))],
    [
      'comment',
      form.answer === 'not-applicable' && !isComment && text === undefined,
    ],
    ['until', day === 'until'],
    ['late', day === 'late'],
  ];
  return problems.filter(([, found]) => found).map(([problem]) => problem);
}

/** What is sent of a form without problems. @internal */
export function newAttestation(
  { answer, comment, period, until, ...form }: SignOffForm,
  { standard, checkId }: Pick<AttestableCheck, 'standard' | 'checkId'>,
): NewAttestation {
  if (answer === null) {
    throw new Error('A sign-off needs an answer');
  }
  const evidence = evidenceOf(form);
  const isGiven = evidence.links.length > 0 || evidence.text !== undefined;
  const validUntil = period === 'date' ? endOfDay(until) : undefined;
  return {
    ...{ standard, checkId, answer },
    ...(comment.trim() && { comment: comment.trim() }),
    ...(isGiven && { evidence }),
    ...(typeof period === 'number' && { validForDays: period }),
    ...(validUntil && { validUntil }),
  };
}

/** The rows that say something; an empty row is only an offer. */
function evidenceOf({
  links,
  text,
}: Pick<SignOffForm, 'links' | 'text'>): Evidence {
  return {
    links: links
      .map(({ url, title }) => ({ url: url.trim(), title: title.trim() }))
      .filter(({ url, title }) => url !== '' || title !== '')
      .map(({ url, title }) => ({ url, ...(title && { title }) })),
    ...(text.trim() && { text: text.trim() }),
  };
}

function dayProblem(
  day: string,
  check: Pick<AttestableCheck, 'validForDays'>,
  now: number,
): 'until' | 'late' | undefined {
  const end = endOfDay(day);
  if (end === undefined || Date.parse(end) <= now) {
    return 'until';
  }
  return day > lastDay(check, now) ? 'late' : undefined;
}

function instantAfter(days: number, now: number): Required<SignOffEnd> {
  const end = DateTime.fromMillis(now + days * DAY_MILLISECONDS);
  return { day: end.toFormat('yyyy-MM-dd'), at: end.toJSDate().toISOString() };
}
