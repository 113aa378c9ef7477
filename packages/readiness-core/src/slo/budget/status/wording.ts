/** A share in words: `99.9 %`, with as many digits as keep 100 % for all of it. @internal */
export function percent(share: number): string {
  const value = share * 100;
  for (let digits = 5; digits <= 12; digits++) {
    const rounded = Number(value.toPrecision(digits));
    const wholly = rounded === 100 && share !== 1;
    const nothing = rounded === 0 && share !== 0;
    if (!wholly && !nothing) {
      return `${rounded + 0} %`;
    }
  }
  return `${value} %`;
}

/** A share where a rough idea is enough: `43 %`, `4.3 %`. @internal */
export function roughPercent(share: number): string {
  return `${Number((share * 100).toPrecision(2)) + 0} %`;
}

/** An instant as people read it: `2026-03-01 12:00 UTC`. @internal */
export function describeInstant(instant: number): string {
  const [day, time] = new Date(instant).toISOString().split('T');
  return `${day} ${time.slice(0, 5)} UTC`;
}

/** A reason as a part of another sentence: without its full stop. @internal */
export function withoutStop(sentence: string): string {
  return sentence.trim().replace(/\.+$/, '');
}
