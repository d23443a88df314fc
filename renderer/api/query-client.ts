import { QueryClient } from '@tanstack/react-query';
import { isAnswer } from './client.ts';

/** The query cache: what is shown stays shown while it is read again; a refusal is never asked twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (failures, error) => !isAnswer(error) && failures < 3,
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4000),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
