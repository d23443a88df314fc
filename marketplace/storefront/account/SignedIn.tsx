import type { ReactNode } from 'react';
import { session } from '../api/session.ts';
import { useStore } from '../api/store.ts';
import { Skeleton } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import { AuthForm } from './AuthForm.tsx';

/** What only somebody signed in sees; others are told why and can do so on the spot. */
export function SignedIn({ why, children }: { why: string; children: ReactNode }) {
  const { state } = useStore(session);
  if (state === 'unknown') return <Skeleton rows={3} height={96} />;
  if (state === 'in') return children;
  return (
    <div className={ui.card} style={{ maxWidth: 720 }}>
      <AuthForm why={why} />
    </div>
  );
}
