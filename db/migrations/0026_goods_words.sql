-- What a text says in plain small letters: no accents, nothing but letters and digits between the spaces. Names carry
-- their schema, for PostgreSQL analyses an index of it without a search path.
CREATE FUNCTION plain_words(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, $1)), '[^[:alnum:]]+', ' ', 'g'))
$$;--> statement-breakpoint
-- What searches for a text: each of its first eight words must begin a word, as written or by its stem. Words that
-- every text has are left out, unless there are no others.
CREATE FUNCTION word_query(text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  WITH words AS (
    SELECT word, numnode(to_tsquery('english', word)) = 0 AS empty
    FROM unnest(string_to_array(public.plain_words($1), ' ')) word WHERE word <> '' LIMIT 8
  )
  SELECT coalesce(string_agg(
    '(' || (to_tsquery('simple', word || ':*') || to_tsquery('english', word || ':*'))::text || ')', ' & '), '')::tsquery
  FROM words WHERE NOT empty OR NOT EXISTS (SELECT FROM words WHERE NOT empty)
$$;
