/* Site: bundle → output, which keeps it beside. */
#include "base/threads.h"
#include "run.h"
#include "view/facing.h"
#include "web/web.h"

/* The second map: pages on all cores. */
struct paging {
    const struct stele_run *run;
    const struct web_writer *writer;
    struct diag diags[THREADS_MAX];
    struct web_worker workers[THREADS_MAX];
    atomic_size_t done;
    atomic_bool failed;
};

static void write_page(void *context, size_t worker, size_t i)
{
    struct paging *paging = context;

    const struct article *article = &paging->run->publication.articles[i];
    struct diag *diag = &paging->diags[worker];

    if (atomic_load(&paging->failed))
        return;
    run_progress(paging->run, STELE_WRITING, worker, &paging->done, publication_size(&paging->run->publication));
    web_write_article(paging->writer, &paging->workers[worker], article, diag);
    if (facing_wanted(article))
        web_write_facing(paging->writer, &paging->workers[worker], article, diag);
    if (diag->at[LEVEL_FATAL])
        atomic_store(&paging->failed, true);
}

static void write_pages(struct stele_run *run, const struct web_writer *writer)
{
    struct paging paging = { .run = run, .writer = writer };

    threads_for(run->jobs, publication_size(&run->publication), write_page, &paging);
    for (size_t i = 0; i < THREADS_MAX; i++) {
        diag_join(run->diag, &paging.diags[i]);
        web_worker_free(&paging.workers[i]);
    }
}

void run_web(struct stele_run *run)
{
    struct bundle *out = &run->output.web.bundle;
    struct web_writer writer;

    if (web_begin(&writer, &run->arena, out, &run->publication, &run->theme, &run->strings, run->diag))
        write_pages(run, &writer);
    run->result.pages = writer.pages + publication_size(&run->publication) + facing_count(&run->publication);
}
