//! Runs the tests of all files, each in every engine.

use std::future::Future;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::pin::Pin;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail, ensure};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::time::timeout;
use xtask::tally::{NOT_RUN, SECOND_TRY};

use crate::attack::share;
use crate::engine::{ENGINES, Engine};
use crate::page::Page;
use crate::session::{Session, end_all};
use crate::setting::Setting;

/// No test takes nearly as long, even on a busy machine.
fn test_limit() -> Duration {
    share(Duration::from_secs(90), Duration::from_secs(3 * 3600))
}

/// What is asked of a browser once a test is over. One whose driver hangs answers nothing any more.
pub(crate) const LAST_WORDS: Duration = Duration::from_secs(20);

/// A test at work.
pub type Running<'p> = Pin<Box<dyn Future<Output = Result<()>> + 'p>>;

/// A test, written once for all engines.
pub struct Test {
    /// What holds if it passes.
    pub name: &'static str,
    /// What its reader has set.
    pub settings: &'static [Setting],
    /// Does it.
    pub body: for<'p> fn(&'p Page) -> Running<'p>,
}

/// Makes `TESTS` of a file's tests. Settings of the reader stand behind a name: `is_legible(Dark)`.
#[macro_export]
macro_rules! in_every_engine {
    ($($test:ident $(($($setting:ident)+))?)+) => {
        /// The tests of this file.
        pub const TESTS: &[$crate::runner::Test] = &[$({
            fn body(page: &$crate::page::Page) -> $crate::runner::Running<'_> {
                Box::pin($test(page))
            }
            let settings = &[$($($crate::setting::Setting::$setting),+)?];
            $crate::runner::Test { name: stringify!($test), settings, body }
        }),+];
    };
}

/// Runs the tests of all files as the command line says: the name of each is `engine::file::test`.
#[must_use]
pub fn run_all(files: &[(&str, &'static [Test])]) -> ExitCode {
    let mut trials = Vec::new();
    for engine in &ENGINES {
        for &(file, tests) in files {
            trials.extend(tests.iter().map(|test| {
                let name = format!("{}::{file}::{}", engine.name, test.name);
                Trial::test(name, || run(engine, test).map_err(|error| Failed::from(format!("{error:?}"))))
            }));
        }
    }
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials);
    end_all();
    conclusion.exit_code()
}

/// One test in one engine. Errors of the page fail it too.
fn run(engine: &Engine, test: &Test) -> Result<()> {
    let Err(error) = run_once(engine, test) else { return Ok(()) };
    // Browsers and drivers stumble now and then. A fault of ours comes again in a fresh browser, and what stumbled is told.
    run_once(engine, test)?;
    writeln!(io::stdout(), "\n{SECOND_TRY}{} in {}: {error:#}", test.name, engine.name)?;
    Ok(())
}

fn run_once(engine: &Engine, test: &Test) -> Result<()> {
    let lacking = engine.not_offered.iter().find(|(setting, _)| test.settings.contains(setting));
    if let Some((setting, why)) = lacking {
        writeln!(io::stdout(), "\n{NOT_RUN}{} in {} ({setting:?}): {why}", test.name, engine.name)?;
        return Ok(());
    }
    let session = Session::take(engine, test.settings)?;
    // Whatever happens in the test, the session is ended.
    let judging = judged(&session.page, test.name, (test.body)(&session.page));
    match catch_unwind(AssertUnwindSafe(|| session.runtime.block_on(judging))) {
        Ok(Ok(())) => {
            session.give_back();
            Ok(())
        }
        Ok(failed) => {
            session.end();
            failed
        }
        Err(panic) => {
            session.end();
            resume_unwind(panic)
        }
    }
}

/// What a test found, and the errors of its page. Of a failure there is a picture.
pub(crate) async fn judged(page: &Page, name: &str, test: impl Future<Output = Result<()>>) -> Result<()> {
    let all = async {
        test.await?;
        let errors = page.errors().await?;
        ensure!(errors.is_empty(), "all went well, but the page says {errors:#?}");
        Ok(())
    };
    let limit = test_limit();
    let outcome = timeout(limit, all).await.unwrap_or_else(|_| bail!("not done after {limit:?}"));
    let Err(error) = outcome else { return Ok(()) };

    let picture = format!("{}/shots/{}-{name}.png", env!("CARGO_MANIFEST_DIR"), page.engine());
    let last_words = async {
        let errors = page.errors().await.unwrap_or_default();
        let seen = match page.screenshot(Path::new(&picture)).await {
            Ok(()) => &picture,
            Err(error) => &format!("none, {error:#}"),
        };
        format!("errors: {errors:#?}\npicture: {seen}")
    };
    let told = timeout(LAST_WORDS, last_words).await;
    bail!("{error:#}\n{}", told.as_deref().unwrap_or("the browser does not answer"))
}
