import { QueryClient } from '@tanstack/react-query';
import { isAnswer } from './client.ts';

/** The query cache: what is shown stays shown while it is read again; a refusal is never asked twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        networkMode: 'always',
        retry: (failures, error) => !isAnswer(error) && failures < 2,
        retryDelay: (attempt) => 500 * 2 ** attempt,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
