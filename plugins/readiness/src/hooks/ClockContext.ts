import { createContext } from 'react';

/** Milliseconds since 1970; what ages are counted from. Tests put a fixed clock here. @internal */
export const ClockContext = createContext<() => number>(Date.now);
