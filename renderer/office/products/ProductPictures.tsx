import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconPhotoPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import type { ProductDetailDto } from '../../../shared/contract/catalog.contract.ts';
import { orpc } from '../../api/client.ts';
import { asRefusal } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Failure } from '../parts/Failure.tsx';
import { readBase64 } from '../parts/files.ts';
import css from '../parts/office.module.css';
import own from './products.module.css';

const LARGEST = 4_000_000;

/** Pictures of a stored product; each is added or taken away at once, apart from the form. */
export function ProductPictures({ product, isReadOnly }: { product: ProductDetailDto; isReadOnly: boolean }) {
  const { t } = useTranslation('products');
  const queries = useQueryClient();
  const [isTooBig, setTooBig] = useState(false);
  const keep = (fresh: ProductDetailDto) => {
    queries.setQueryData(orpc.catalog.get.queryKey({ input: { id: product.id } }), fresh);
  };
  const add = useMutation(orpc.catalog.addPicture.mutationOptions({ onSuccess: keep }));
  const remove = useMutation(orpc.catalog.removePicture.mutationOptions({ onSuccess: keep }));
  const choose = async (file: File | null) => {
    setTooBig(file !== null && file.size > LARGEST);
    if (file === null || file.size > LARGEST) return;
    add.mutate({ id: newId(), productId: product.id, contentBase64: await readBase64(file) });
  };
  const error = add.error ?? remove.error;
  // The refusal is that of an import; here no columns are meant.
  const isNoPicture = asRefusal(add.error)?.code === 'IMPORT_UNREADABLE';
  return (
    <>
      <h3 className={css.section}>{t('section.pictures')}</h3>
      <div className={own.pictures}>
        {product.pictureIds.map((id, index) => (
          <Picture
            key={id}
            id={id}
            number={index + 1}
            onRemove={isReadOnly ? null : () => remove.mutate({ id })}
          />
        ))}
      </div>
      {isReadOnly ? null : (
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={add.isPending}
              leftSection={<IconPhotoPlus size={18} aria-hidden />}
            >
              {t('pictureAdd')}
            </Button>
          )}
        </FileButton>
      )}
      {isTooBig ? <Failure error={null} text={t('pictureTooBig')} /> : null}
      {error ? <Failure error={error} {...(isNoPicture ? { text: t('pictureUnreadable') } : {})} /> : null}
    </>
  );
}

function Picture({ id, number, onRemove }: { id: string; number: number; onRemove: (() => void) | null }) {
  const { t } = useTranslation('products');
  const format = useFormat();
  const { data } = useQuery(
    orpc.catalog.picture.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY }),
  );
  const shown = format.number(number);
  return (
    <div className={own.picture}>
      {data ? (
        <img alt={t('picture', { number: shown })} src={`data:${data.mime};base64,${data.contentBase64}`} />
      ) : null}
      {onRemove ? (
        <ActionIcon
          size="md"
          variant="default"
          aria-label={t('pictureRemove', { number: shown })}
          onClick={onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      ) : null}
    </div>
  );
}
