import { RefObject, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * Unfolds a row when the address names it, and takes the viewer there: the router alone does not scroll, and the keyboard
 * would stay behind.
 * @internal
 */
export function useRowTarget(anchor: string): {
  readonly open: boolean;
  readonly target: RefObject<HTMLButtonElement>;
  setOpen(open: boolean): void;
} {
  // The key tells a second click on the same link from the first.
  const { hash, key } = useLocation();
  const isTarget = decodeURIComponent(hash) === `#${anchor}`;
  const target = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(isTarget);
  useEffect(() => {
    if (isTarget) {
      setOpen(true);
      target.current?.focus({ preventScroll: true });
      target.current?.scrollIntoView({ block: 'center' });
    }
  }, [isTarget, key]);
  return { open, target, setOpen };
}
