import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { ensureToken } from './api/session.ts';
import { startTexts } from './i18n/texts.ts';
import { createAppRouter } from './shell/router.ts';
import './theme/fonts.css';
import './theme/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// Whoever was signed in on the last visit still is; the first page does not wait for it.
ensureToken().catch(() => undefined);
await startTexts();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={createAppRouter()} />
    </QueryClientProvider>
  </StrictMode>,
);
