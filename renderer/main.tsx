import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { listenForDesktopPort } from './api/desktop-port.ts';
import { createQueryClient } from './api/query-client.ts';
import { startTexts } from './i18n/i18n.ts';
import { App } from './shell/App.tsx';
import './theme/fonts.ts';
import './theme/base.css';
import { cssVariablesResolver, theme } from './theme/theme.ts';

listenForDesktopPort();
startTexts();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <QueryClientProvider client={createQueryClient()}>
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
