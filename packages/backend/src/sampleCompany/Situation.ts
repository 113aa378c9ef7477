import { CapabilityName, hasAdopted } from './capabilityStory';
import { fractionOf } from './fractionOf';
import { ServiceProfile } from './serviceProfiles';

const CLIMB_DAYS = 60;
const FALL_DAYS = 10;
const LAST_CLIMB_WITHIN = 21;
const LAST_FALL_WITHIN = 9;

/**
 * One service on one day of the story, as the shapes of the facts see it. Days count back from today.
 * @internal
 */
export class Situation {
  readonly #profile: ServiceProfile;

  constructor(profile: ServiceProfile, readonly day: number) {
    this.#profile = profile;
  }

  get service(): string {
    return this.#profile.name;
  }

  get quiet(): boolean {
    return this.#profile.quiet;
  }

  get stateless(): boolean {
    return this.#profile.stateless;
  }

  /** The same service on another day. */
  on(day: number): Situation {
    return new Situation(this.#profile, day);
  }

  adopted(capability: CapabilityName): boolean {
    return hasAdopted(this.#profile, capability, this.day);
  }

  /** Whether the care taken is enough for something that `care` always covers, and a little less often does. */
  caresFor(thing: string, care: number): boolean {
    return this.#care() >= care - 0.9 * this.chance(thing);
  }

  /** A fixed number of this service between 0 and 1. */
  chance(thing: string): number {
    return fractionOf(this.#profile.name, thing);
  }

  /** A number between two bounds that moves a little from week to week, with three decimals. */
  between(thing: string, low: number, high: number): number {
    const week = Math.floor(this.day / 7);
    const settled = fractionOf(this.#profile.name, thing);
    const moving = fractionOf(this.#profile.name, thing, week);
    const value = low + (high - low) * (0.7 * settled + 0.3 * moving);
    return Math.round(value * 1000) / 1000;
  }

  /** A whole number from `low` up to and including `high`, fixed for this service. */
  count(thing: string, low: number, high: number): number {
    return low + Math.floor(this.chance(thing) * (high - low + 1));
  }

  pick(thing: string, words: readonly string[]): string {
    return words[this.count(thing, 0, words.length - 1)];
  }

  /** The day of the latest event that comes round every `period` days, such as an exercise. */
  latest(thing: string, period: number): number {
    const offset = this.count(`${thing} calendar`, 0, period - 1);
    return this.day + ((((offset - this.day) % period) + period) % period);
  }

  /** Care grows slowly and falls quickly; each service has its own last day of change. */
  #care(): number {
    const { before, today } = this.#profile.care;
    const climbs = today > before;
    const within = climbs ? LAST_CLIMB_WITHIN : LAST_FALL_WITHIN;
    const settled = this.count('last change', 1, within);
    const length = climbs ? CLIMB_DAYS : FALL_DAYS;
    const distance = Math.min(Math.max((this.day - settled) / length, 0), 1);
    return today + (before - today) * distance;
  }
}
