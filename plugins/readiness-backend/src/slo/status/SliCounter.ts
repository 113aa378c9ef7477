import { ObjectiveStatus } from 'backstage-readiness-core';
import { SliCase } from '../reading/SliCase';
import { SliReading } from '../reading/SliReader';
import { isCounted, SliDay, totalDay } from '../slices/DayTotals';
import { MergedDays, mergeReadings } from '../slices/mergeReadings';
import { SliDayStore, StoredDays, WantedDays } from '../slices/SliDayStore';
import { dayOf } from '../slices/sliceDays';
import { ObjectiveCase, ReadingProgress } from './ObjectiveCase';

/** One SLI and what was read of it. @internal */
export interface ReadSli {
  readonly sli: SliCase;
  readonly reading: SliReading;
}

/** Where one objective stands. @internal */
export interface CountedObjective {
  readonly objective: ObjectiveCase;
  readonly status: ObjectiveStatus;
}

/** What a reading came to. @internal */
export interface CountedSli extends ReadSli {
  /** Days that differ from what is stored. */
  readonly days: MergedDays;
  readonly objectives: readonly CountedObjective[];
  /** End of the last slice with data. */
  readonly countedUntil: number | null;
}

/**
 * Counts objectives from the stored days and what was read. Readings are asked of the database, and parsed, only of the
 * days at the ends of the windows; whole days in between are added up from their totals.
 *
 * Which days those are depends on where the data ends, which is known for certain only once it is settled. The guess is
 * right but for sources that begin to answer with halves of slices: then those SLIs are counted again.
 * @internal
 */
export class SliCounter {
  readonly #days: SliDayStore;

  constructor(options: { days: SliDayStore }) {
    this.#days = options.days;
  }

  async count(slis: readonly ReadSli[], now: number): Promise<CountedSli[]> {
    const guessed = slis.map(read => ({ ...read, progress: guess(read) }));
    const counted = await this.#countOnce(guessed, now);
    const wrong = counted.flatMap(({ sli, reading, countedUntil }, index) => {
      const { progress } = guessed[index];
      return countedUntil === progress.countedUntil
        ? []
        : [{ sli, reading, progress: { ...progress, countedUntil } }];
    });
    if (wrong.length === 0) {
      return counted;
    }
    const again = await this.#countOnce(wrong, now);
    const bySli = new Map(again.map(item => [item.sli.sliId, item]));
    return counted.map(item => bySli.get(item.sli.sliId) ?? item);
  }

  async #countOnce(
    slis: readonly GuessedSli[],
    now: number,
  ): Promise<CountedSli[]> {
    const wanted = slis.map(item => wantedDays(item, now));
    const stored = await this.#days.read(wanted);
    const uncounted = slis.flatMap(({ sli }) => {
      const days = uncountedDays(sli, stored);
      return days.length === 0
        ? []
        : [{ ...base(sli), fromDay: Math.min(...days), withReadings: days }];
    });
    const whole =
      uncounted.length === 0 ? stored : await this.#days.read(uncounted);
    return slis.map(item =>
      countOne(item, daysOf(item.sli, stored, whole), now),
    );
  }
}

interface GuessedSli extends ReadSli {
  readonly progress: ReadingProgress;
}

function guess({ sli, reading }: ReadSli): ReadingProgress {
  const length = sli.settling.sliceSeconds * 1000;
  const ends = reading.readings
    .filter(({ total }) => total !== null)
    .map(({ start }) => start + length);
  const before = sli.row.counted_until;
  const last = ends.reduce(
    (latest, end) => Math.max(latest, end),
    before === null ? -Infinity : Number(before),
  );
  return {
    countedUntil: Number.isFinite(last) ? last : null,
    readUntil: reading.read?.until ?? null,
  };
}

function base(sli: SliCase) {
  return { sliId: sli.sliId, sliceSeconds: sli.settling.sliceSeconds };
}

function wantedDays(
  { sli, reading, progress }: GuessedSli,
  now: number,
): WantedDays {
  const needed = sli.objectives.map(objective =>
    objective.neededDays(progress, now),
  );
  const touched = reading.readings.map(({ start }) => dayOf(start));
  return {
    ...base(sli),
    fromDay: needed.reduce(
      (oldest, { fromDay }) => Math.min(oldest, fromDay),
      touched.reduce((oldest, day) => Math.min(oldest, day), dayOf(now)),
    ),
    withReadings: [
      ...new Set([
        ...touched,
        ...needed.flatMap(({ withReadings }) => withReadings),
      ]),
    ],
  };
}

/** Days that an objective, which is new, needs counted in a way in which they have not been. */
function uncountedDays(sli: SliCase, stored: StoredDays): number[] {
  const { countings } = sli;
  return [...(stored.get(sli.sliId) ?? [])]
    .filter(([, { totals }]) => !isCounted(totals, countings))
    .map(([day]) => day);
}

/** The stored days, those counted anew that have not been counted in every way yet. */
function daysOf(
  sli: SliCase,
  stored: StoredDays,
  whole: StoredDays,
): { stored: Map<number, SliDay>; recounted: Map<number, Required<SliDay>> } {
  const days = new Map(stored.get(sli.sliId));
  const recounted = new Map<number, Required<SliDay>>();
  for (const day of uncountedDays(sli, stored)) {
    const readings = whole.get(sli.sliId)?.get(day)?.readings;
    if (readings) {
      const totals = totalDay(day, readings, sli.settling, sli.countings);
      days.set(day, { readings, totals });
      recounted.set(day, { readings, totals });
    }
  }
  return { stored: days, recounted };
}

function countOne(
  { sli, reading, progress }: GuessedSli,
  { stored, recounted }: ReturnType<typeof daysOf>,
  now: number,
): CountedSli {
  const { settling, countings } = sli;
  const merged = mergeReadings(reading.readings, stored, settling, countings);
  const differing = new Map([...recounted, ...merged]);
  const days = new Map([...stored, ...differing]);
  const counted = sli.objectives.map(objective => ({
    objective,
    ...objective.status({
      ...{ settling, days, progress, now },
      outcome: reading.outcome,
    }),
  }));
  const ends = counted.flatMap(({ countedUntil }) => countedUntil ?? []);
  return {
    ...{ sli, reading, days: differing, objectives: counted },
    countedUntil: ends.length === 0 ? null : Math.max(...ends),
  };
}
