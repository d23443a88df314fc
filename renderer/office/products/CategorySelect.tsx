import { Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import type { CategoryDto } from '../../../shared/contract/catalog.contract.ts';
import { orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { categoryTree } from './category-tree.ts';

const NEW = 'new:';
const NEW_INSIDE = 'inside:';

/** All categories as a tree in one list; `depth` says how far to move in. */
export function useCategories() {
  const { data } = useQuery(orpc.catalog.categories.queryOptions({ input: {} }));
  return categoryTree(data?.items ?? []);
}

/** Chooses a category by typing; a name that is not there yet becomes a new one, on top or inside the chosen one. */
export function CategorySelect(props: {
  label: string;
  value: string | null;
  onChange: (categoryId: string | null) => void;
  mayCreate: boolean;
}) {
  const { t } = useTranslation('products');
  const format = useFormat();
  const words = useRefusalText();
  const queries = useQueryClient();
  const tree = useCategories();
  const [typed, setTyped] = useState('');
  const nameOf = (category: CategoryDto) => format.names(category).first;
  const chosen = tree.find(({ category }) => category.id === props.value)?.category;
  const create = useMutation(
    orpc.catalog.saveCategory.mutationOptions({
      onSuccess: async (made) => {
        await queries.invalidateQueries({ queryKey: orpc.catalog.categories.key() });
        props.onChange(made.id);
      },
    }),
  );
  const name = typed.trim();
  const isNew =
    props.mayCreate &&
    name !== '' &&
    !tree.some(({ category }) => [category.nameBn, category.nameEn].includes(name));
  const choices = tree.map(({ category, depth }) => ({
    value: category.id,
    label: `${'\u2003'.repeat(depth)}${nameOf(category)}`,
  }));
  if (isNew) {
    choices.push({ value: `${NEW}${name}`, label: t('categoryNew', { name }) });
    if (chosen)
      choices.push({
        value: `${NEW_INSIDE}${name}`,
        label: t('categoryNewInside', { name, parent: nameOf(chosen) }),
      });
  }
  const choose = (value: string | null) => {
    const isInside = value?.startsWith(NEW_INSIDE) ?? false;
    if (!isInside && !value?.startsWith(NEW)) return props.onChange(value);
    const isBengali = /[\u0980-\u09ff]/.test(name);
    create.mutate({
      id: newId(),
      parentId: isInside ? (chosen?.id ?? null) : null,
      nameBn: isBengali ? name : '',
      nameEn: name,
    });
  };
  return (
    <Select
      label={props.label}
      description={props.mayCreate ? t('categoryHint') : undefined}
      placeholder={t('categoryNone')}
      data={choices}
      value={props.value}
      onChange={choose}
      onSearchChange={setTyped}
      searchable
      clearable
      readOnly={!props.mayCreate}
      filter={({ options, search }) =>
        options.filter(
          (option) =>
            'label' in option &&
            ('value' in option && (option.value.startsWith(NEW) || option.value.startsWith(NEW_INSIDE))
              ? true
              : option.label.toLowerCase().includes(search.trim().toLowerCase())),
        )
      }
      error={create.error ? words(create.error) : undefined}
    />
  );
}
